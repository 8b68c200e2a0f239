//! Which named schemas are compared with which, and which operations reach them.
//!
//! Schemas refer to each other, also in cycles. So a comparison of two of them does not follow
//! references: it records the pairs that they refer to, each pair is compared once, and an operation
//! reaches what is reachable from its own pairs.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::change::{Direction, Finding};

/// Two named schemas at the same location of the two descriptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SchemaPair<'d> {
    pub(crate) old: &'d str,
    pub(crate) new: &'d str,
    pub(crate) direction: Direction,
}

/// What a comparison found at one location, and the pairs that it refers to.
#[derive(Debug, Default)]
pub(crate) struct Findings<'d> {
    pub(crate) list: Vec<Finding>,
    pub(crate) pairs: BTreeSet<SchemaPair<'d>>,
}

impl Findings<'_> {
    pub(crate) fn add(&mut self, finding: Finding) {
        self.list.push(finding);
    }
}

/// All pairs compared so far.
#[derive(Debug, Default)]
pub(crate) struct Graph<'d> {
    nodes: BTreeMap<SchemaPair<'d>, Findings<'d>>,
}

impl<'d> Graph<'d> {
    /// Compares everything that is reachable from `roots` and has not been compared yet.
    pub(crate) fn compare_reachable(
        &mut self,
        roots: &BTreeSet<SchemaPair<'d>>,
        compare: impl Fn(SchemaPair<'d>) -> Findings<'d>,
    ) {
        let mut pending: Vec<SchemaPair<'d>> = roots.iter().copied().collect();
        while let Some(pair) = pending.pop() {
            if let Entry::Vacant(node) = self.nodes.entry(pair) {
                let findings = node.insert(compare(pair));
                pending.extend(&findings.pairs);
            }
        }
    }

    /// What was found in everything that is reachable from `roots`.
    pub(crate) fn reachable_findings(&self, roots: &BTreeSet<SchemaPair<'d>>) -> Vec<&Finding> {
        let mut findings = Vec::new();
        let mut seen = roots.clone();
        let mut pending: Vec<SchemaPair<'d>> = roots.iter().copied().collect();
        while let Some(node) = pending.pop().and_then(|pair| self.nodes.get(&pair)) {
            findings.extend(&node.list);
            pending.extend(node.pairs.iter().filter(|pair| seen.insert(**pair)));
        }
        findings
    }
}
