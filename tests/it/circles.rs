//! No circle of files: whoever reads a file can read first what it stands on, and need not come back.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};

use crate::architecture::sources;

/// A module's path, from the crate down; the crate itself is empty.
type Module = Vec<String>;

/// One source file: the paths it names, and what it gives on under names of its own.
#[derive(Default)]
struct File {
    module: Module,
    named: Vec<Module>,
    given_on: BTreeMap<String, Module>,
    children: Vec<String>,
}

impl File {
    fn of(name: &str, text: &str) -> Self {
        let mut module: Module = name.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|last| last == "mod" || last == "lib") {
            module.pop();
        }
        let mut file = Self { module, ..Self::default() };
        file.visit_file(&syn::parse_file(text).expect("Rust"));
        file
    }

    /// A path as it is written here, from the crate down; none for what comes from elsewhere.
    fn absolute(&self, path: &[String]) -> Option<Module> {
        let up = path.iter().take_while(|part| *part == "super").count();
        let (base, rest) = match path.first().map(String::as_str)? {
            "crate" => (&[][..], &path[1..]),
            "self" => (&self.module[..], &path[1..]),
            "super" => (&self.module[..self.module.len().checked_sub(up)?], &path[up..]),
            first if self.children.iter().any(|child| child == first) => (&self.module[..], path),
            _ => return None,
        };
        Some(base.iter().chain(rest).cloned().collect())
    }

    fn take(&mut self, tree: &syn::UseTree, before: &mut Vec<String>, public: bool) {
        let (written, name) = match tree {
            syn::UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.take(&path.tree, before, public);
                before.pop();
                return;
            }
            syn::UseTree::Group(group) => return group.items.iter().for_each(|one| self.take(one, before, public)),
            syn::UseTree::Name(name) => (name.ident.to_string(), name.ident.to_string()),
            syn::UseTree::Rename(both) => (both.ident.to_string(), both.rename.to_string()),
            syn::UseTree::Glob(_) => ("self".to_owned(), String::new()),
        };
        let path: Vec<String> = before.iter().cloned().chain((written != "self").then_some(written)).collect();
        let Some(whole) = self.absolute(&path) else { return };
        if public {
            self.given_on.insert(name, whole);
        } else {
            self.named.push(whole);
        }
    }
}

impl<'ast> Visit<'ast> for File {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        // What a file's own tests use is theirs.
        if item.content.is_none() {
            self.children.push(item.ident.to_string());
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.take(&item.tree, &mut Vec::new(), !matches!(item.vis, syn::Visibility::Inherited));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        if parts.len() > 1 {
            let imported = self.named.iter().find(|named| named.last() == parts.first()).cloned();
            let whole = self.absolute(&parts).or_else(|| Some(imported?.into_iter().chain(parts[1..].iter().cloned()).collect()));
            self.named.extend(whole);
        }
        visit::visit_path(self, path);
    }
}

/// The files by their modules, and which each stands on.
struct House {
    files: BTreeMap<Module, File>,
}

impl House {
    fn built() -> Self {
        let files = sources().into_iter().filter(|(name, _)| !["main.rs", "build.rs"].contains(&name.as_str()));
        Self { files: files.map(|(name, text)| File::of(&name, &text)).map(|file| (file.module.clone(), file)).collect() }
    }

    /// The file in which what a path names is written, followed through the files that only give it on.
    fn home(&self, path: &[String], steps: u8) -> Option<&Module> {
        let length = (0..=path.len()).rev().find(|length| self.files.contains_key(&path[..*length]))?;
        let file = self.files.get(&path[..length])?;
        match path.get(length).and_then(|name| file.given_on.get(name)) {
            Some(elsewhere) if steps > 0 => {
                let further: Module = elsewhere.iter().chain(&path[length + 1..]).cloned().collect();
                self.home(&further, steps - 1)
            }
            _ => Some(&file.module),
        }
    }

    fn stands_on(&self, file: &File) -> BTreeSet<Module> {
        let is_module = |path: &&Module| !self.files.contains_key(*path);
        let homes = file.named.iter().filter(is_module).filter_map(|path| self.home(path, 8));
        homes.filter(|home| **home != file.module).cloned().collect()
    }
}

/// A way from a file back to itself, if there is one.
fn way_back(on: &BTreeMap<Module, BTreeSet<Module>>, start: &Module) -> Option<Vec<Module>> {
    let mut ways = vec![vec![start.clone()]];
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop() {
        for next in on.get(way.last()?).into_iter().flatten() {
            if next == start {
                return Some(way);
            }
            if seen.insert(next.clone()) {
                ways.push(way.iter().chain([next]).cloned().collect());
            }
        }
    }
    None
}

#[test]
fn no_files_stand_on_each_other_in_a_circle() {
    let house = House::built();
    let on: BTreeMap<Module, BTreeSet<Module>> = house.files.iter().map(|(module, file)| (module.clone(), house.stands_on(file))).collect();
    assert!(on.values().map(BTreeSet::len).sum::<usize>() > 1000, "the files name each other");
    let circles: BTreeSet<String> = on
        .keys()
        .filter_map(|module| way_back(&on, module))
        .map(|way| {
            let mut names: Vec<String> = way.iter().map(|module| module.join("/")).collect();
            names.sort();
            names.join(" ↔ ")
        })
        .collect();
    assert!(circles.is_empty(), "{circles:#?}");
}
