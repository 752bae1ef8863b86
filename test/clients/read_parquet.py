"""Reads a Parquet file with DuckDB and prints, as JSON, its columns with their types, its rows, and one query. Argument: the file."""

import json
import sys

import duckdb

[path] = sys.argv[1:]
types = {row[0]: row[1] for row in duckdb.sql(f"DESCRIBE SELECT * FROM '{path}'").fetchall()}
[(rows, files)] = duckdb.sql(f"SELECT count(*), sum(files) FROM '{path}'").fetchall()
formats = duckdb.sql(f"SELECT DISTINCT unnest(formats) AS format FROM '{path}' ORDER BY format").fetchall()
print(json.dumps({"types": types, "rows": rows, "files": int(files), "formats": [row[0] for row in formats]}))
