"""Writes the cells of a workbook again with openpyxl, without any look, and prints the seconds of writing. Usage: write-rows.py GIVEN OUT"""

import sys
import time

from openpyxl import Workbook, load_workbook

given = load_workbook(sys.argv[1], read_only=True)
sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in given.worksheets}
start = time.perf_counter()
book = Workbook(write_only=True)
for name, rows in sheets.items():
    sheet = book.create_sheet(name)
    for row in rows:
        sheet.append(row)
book.save(sys.argv[2])
print(time.perf_counter() - start)
