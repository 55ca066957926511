"""The record of a meeting: notes per agenda item, saved as they are typed, every version kept."""
