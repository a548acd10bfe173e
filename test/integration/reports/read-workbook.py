"""Prints a workbook as JSON, as openpyxl reads it, with the parts of its package. Usage: read-workbook.py FILE"""

import datetime
import json
import sys
import zipfile

import openpyxl


def plain(value):
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d" if value.time() == datetime.time() else "%Y-%m-%dT%H:%M:%S")
    return value


def read_sheet(sheet):
    cells = {
        cell.coordinate: {"value": plain(cell.value), "quoted": bool(cell.quotePrefix), "date": cell.is_date}
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    links = [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    return {
        "name": sheet.title,
        "cells": cells,
        "tables": [
            {"id": table.id, "name": table.displayName, "ref": table.ref, "columns": table.column_names}
            for table in sheet.tables.values()
        ],
        "frozen": sheet.freeze_panes,
        "links": [{"at": link.ref, "to": link.location or link.target} for link in links],
        "choices": [
            {"at": str(rule.sqref), "words": rule.formula1} for rule in sheet.data_validations.dataValidation
        ],
        "conditions": [
            formula for area in sheet.conditional_formatting for rule in area.rules for formula in rule.formula
        ],
        "titles": sheet.print_titles,
        "area": str(sheet.print_area or ""),
        "footer": sheet.oddFooter.left.text or "",
        "landscape": sheet.page_setup.orientation == "landscape",
        "pagesWide": sheet.page_setup.fitToWidth,
    }


path = sys.argv[1]
book = openpyxl.load_workbook(path)
with zipfile.ZipFile(path) as package:
    parts = {name: package.read(name).decode("utf-8") for name in package.namelist()}
print(
    json.dumps(
        {
            "book": {
                "title": book.properties.title,
                "author": book.properties.creator,
                "sheets": [read_sheet(sheet) for sheet in book.worksheets],
            },
            "parts": parts,
        }
    )
)
