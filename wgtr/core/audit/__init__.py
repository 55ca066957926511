"""The record of every change: who did what to what, in a chain that shows any tampering."""

from wgtr.core.audit.operations import hold, record

__all__ = ["hold", "record"]
