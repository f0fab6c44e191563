mod imports_reading;
