"""Reads a table with pyarrow (Parquet) or pandas (CSV) and prints it, floats and texts as their
bytes.

FILE TYPE... ; one type for each column: boolean, integer, unsigned, float, double, text, or the same
with [] for lists. First the names, then a line for each row, tab-separated.
"""

import json
import struct
import sys

import pandas
import pyarrow
import pyarrow.parquet

ARROW = {
    "boolean": pyarrow.bool_(),
    "integer": pyarrow.int64(),
    "unsigned": pyarrow.uint64(),
    "float": pyarrow.float32(),
    "double": pyarrow.float64(),
    "text": pyarrow.string(),
}
FORMATS = {"float": ">f", "double": ">d"}


def shown(value, kind):
    if kind.endswith("[]"):
        return " ".join(["["] + [shown(element, kind[:-2]) for element in value] + ["]"])
    if kind in FORMATS:
        # A NaN is a NaN: readers need not keep which.
        return "nan" if value != value else struct.pack(FORMATS[kind], value).hex()
    if kind == "text":
        return value.encode().hex()
    return str(value).lower()


def parquet(file, kinds):
    table = pyarrow.parquet.read_table(file, page_checksum_verification=True)
    table.validate(full=True)
    for name, kind in zip(table.column_names, kinds):
        expected = ARROW[kind.removesuffix("[]")]
        found = table.schema.field(name).type
        if kind.endswith("[]"):
            found = found.value_type
        assert found == expected, (name, found, expected)
    return table.column_names, zip(*(column.to_pylist() for column in table.columns))


def csv(file, kinds):
    # pandas takes more texts than "nan" for missing numbers, and such texts for numbers.
    names = pandas.read_csv(file, nrows=0).columns
    texts = {name: str for name, kind in zip(names, kinds) if kind == "text" or "[" in kind}
    frame = pandas.read_csv(
        file, float_precision="round_trip", dtype=texts, keep_default_na=False, na_values={
            name: ["NaN"] for name, kind in zip(names, kinds) if kind in FORMATS
        })
    rows = (
        [json.loads(cell) if "[" in kind else cell for cell, kind in zip(row, kinds)]
        for row in frame.itertuples(index=False, name=None)
    )
    return list(names), rows


file, kinds = sys.argv[1], sys.argv[2:]
names, rows = (parquet if file.endswith(".parquet") else csv)(file, kinds)
assert len(names) == len(kinds), (names, kinds)
print("\t".join(shown(name, "text") for name in names))
for row in rows:
    print("\t".join(shown(cell, kind) for cell, kind in zip(row, kinds)))
