"""Writing Word packages: elements in the order the schema asks for, parts, a reproducible zip."""
