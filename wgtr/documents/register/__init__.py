"""The register's commands; its tables, reads and writes lie beside those of documents."""
