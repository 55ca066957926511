"""Blueprints: what each kind of part may hold, how it is numbered and worded; data, not code."""

from wgtr.tree.blueprints.checks import Problem, check
from wgtr.tree.blueprints.reading import NotABlueprint, blueprint_from
from wgtr.tree.blueprints.shape import Blueprint, Numbered, Standing
from wgtr.tree.blueprints.skeleton import empty_part

__all__ = [
    "Blueprint",
    "NotABlueprint",
    "Numbered",
    "Problem",
    "Standing",
    "blueprint_from",
    "check",
    "empty_part",
]
