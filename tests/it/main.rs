mod imports_reading;
mod figures;
