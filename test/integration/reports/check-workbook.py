"""Prints, as JSON by file, what would make Excel offer to repair a workbook. Usage: check-workbook.py FILE...

The rules are those of ECMA-376 part 1 (SpreadsheetML, transitional) and the limits that Excel documents.
"""

import json
import posixpath
import re
import sys
import xml.etree.ElementTree as ET
import zipfile
from urllib.parse import unquote

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

# Children in the order that the schema demands; what is not named must not stand there.
ORDER = {
    "worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges "
    "scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting "
    "dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties "
    "cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems "
    "tableParts extLst",
    "sheetView": "pane selection pivotSelection extLst",
    "headerFooter": "oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter",
    "dataValidation": "formula1 formula2",
    "workbook": "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences "
    "definedNames calcPr oleSize customWorkbookViews pivotCaches extLst",
    "styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst",
    "font": "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme",
    "border": "start end left right top bottom diagonal vertical horizontal",
    "xf": "alignment protection extLst",
    "dxf": "font numFmt fill alignment border protection",
    "table": "autoFilter sortState tableColumns tableStyleInfo extLst",
    "si": "t rPh r phoneticPr",
    "c": "f v is extLst",
}
REPEATED = {"selection", "conditionalFormatting", "rPh", "r"}
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d*)$")
PLACE = re.compile(r"'((?:[^']|'')+)'!(.+)$")
MOST_LINKS = 65_530


def units(text):
    return len(text.encode("utf-16-le")) // 2


def column_of(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def cell_of(place):
    found = CELL.match(place)
    if not found:
        return None
    column, row = column_of(found.group(1)), int(found.group(2))
    return (column, row) if column <= 16_384 and row <= 1_048_576 else None


def box_of(area):
    corners = [cell_of(place) for place in area.split(":")]
    if None in corners or len(corners) > 2:
        return None
    (left, top), (right, bottom) = corners[0], corners[-1]
    return (left, top, right, bottom) if left <= right and top <= bottom else None


def overlaps(one, other):
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


class Book:
    def __init__(self, path):
        self.problems = []
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            self.need(len(names) == len(set(names)), "package", "two parts have one name")
            self.trees = {}
            for name in names:
                try:
                    text = package.read(name).decode("utf-8")
                    self.need(not NOT_XML.search(text), name, "a character that XML refuses")
                    self.trees[name] = ET.fromstring(text)
                except (ET.ParseError, UnicodeDecodeError) as error:
                    self.problems.append(f"{name}: {error}")

    def need(self, holds, part, problem):
        if not holds:
            self.problems.append(f"{part}: {problem}")

    def check(self):
        if self.problems:
            return self.problems
        self.check_package()
        for name, tree in self.trees.items():
            self.check_order(name, tree)
        self.styles = self.check_styles()
        self.strings = self.check_strings()
        self.check_workbook()
        return self.problems

    def relations(self, part):
        folder, name = posixpath.split(part)
        tree = self.trees.get(f"{folder}/_rels/{name}.rels")
        return {} if tree is None else {one.get("Id"): one for one in tree}

    def target(self, part, relation):
        return posixpath.normpath(posixpath.join(posixpath.dirname(part), relation.get("Target")))

    def check_package(self):
        types = self.trees["[Content_Types].xml"]
        described = [one.get("PartName", "/")[1:] for one in types if one.tag.endswith("Override")]
        self.need(len(described) == len(set(described)), "[Content_Types].xml", "a part is described twice")
        for name in described:
            self.need(name in self.trees, "[Content_Types].xml", f"{name} does not exist")
        for name, tree in self.trees.items():
            if not name.endswith(".rels"):
                self.need(name in described or name.startswith("["), name, "has no content type")
                continue
            ids = [one.get("Id") for one in tree]
            self.need(len(ids) == len(set(ids)), name, "two relations have one id")
            part = name.replace("_rels/", "")[: -len(".rels")]
            for one in tree:
                target = one.get("Target")
                if one.get("TargetMode") == "External":
                    self.need(not re.match(r"[a-z][a-z0-9+.-]*:|/|\\", unquote(target), re.I), name, f"{target} is not beside it")
                    self.need(len(target) <= 2_079, name, "an address is too long")
                else:
                    self.need(self.target(part, one) in self.trees, name, f"{target} does not exist")

    def check_order(self, name, tree):
        for element in tree.iter():
            tag = element.tag.replace(MAIN, "")
            if element.tag.startswith(MAIN) and element.get("count") is not None and tag != "sst":
                self.need(int(element.get("count")) == len(element), name, f"{tag} counts {element.get('count')} of {len(element)}")
            if tag not in ORDER or not element.tag.startswith(MAIN):
                continue
            order, last = ORDER[tag].split(), -1
            for child in element:
                own = child.tag.replace(MAIN, "")
                if own not in order:
                    self.problems.append(f"{name}: {own} in {tag}")
                    continue
                at = order.index(own)
                self.need(at > last or (at == last and own in REPEATED), name, f"{own} at the wrong place in {tag}")
                last = at

    def check_styles(self):
        part = "xl/styles.xml"
        tree = self.trees[part]
        size = {name: len(tree.find(MAIN + name)) for name in ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs")}
        formats = {int(one.get("numFmtId")) for one in tree.iter(MAIN + "numFmt")}
        for xf in tree.iter(MAIN + "xf"):
            for kind in ("font", "fill", "border"):
                self.need(int(xf.get(kind + "Id")) < size[kind + "s"], part, f"no such {kind}")
            number = int(xf.get("numFmtId"))
            self.need(number < 164 or number in formats, part, f"no number format {number}")
            self.need(int(xf.get("xfId", 0)) < size["cellStyleXfs"], part, "no such named style")
        names = [one.get("name").lower() for one in tree.iter(MAIN + "cellStyle")]
        self.need(len(names) == len(set(names)), part, "two styles have one name")
        for one in tree.iter(MAIN + "cellStyle"):
            self.need(int(one.get("xfId")) < size["cellStyleXfs"], part, "a style without a format")
        return size

    def check_strings(self):
        part = "xl/sharedStrings.xml"
        tree = self.trees[part]
        texts = ["".join(one.text or "" for one in item.iter(MAIN + "t")) for item in tree]
        plain = [re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found.group(1), 16)), text) for text in texts]
        for text in plain:
            self.need(units(text) <= 32_767, part, f"a text of {units(text)} characters")
        self.need(int(tree.get("uniqueCount")) == len(texts), part, "uniqueCount")
        uses = sum(1 for name, sheet in self.trees.items() if "/sheet" in name for c in sheet.iter(MAIN + "c") if c.get("t") == "s")
        self.need(int(tree.get("count")) == uses, part, "count")
        return plain

    def check_workbook(self):
        part = "xl/workbook.xml"
        tree, relations = self.trees[part], self.relations(part)
        sheets = [(one.get("name"), one.get(OFFICE + "id")) for one in tree.iter(MAIN + "sheet")]
        lower = [name.lower() for name, _ in sheets]
        self.need(len(lower) == len(set(lower)), part, "two sheets have one name")
        self.names = [name for name, _ in sheets]
        for name in self.names:
            good = 0 < units(name) <= 31 and not re.search(r"[\[\]:*?/\\]|^'|'$", name) and name.lower() != "history"
            self.need(good, part, f"sheet name {name}")
        taken = set()
        for one in tree.iter(MAIN + "definedName"):
            self.check_name(part, one, taken)
        self.ids = set()
        for name, relation in sheets:
            self.check_sheet(name, self.target(part, relations[relation]), taken)

    def check_name(self, part, one, taken):
        name, local = one.get("name"), one.get("localSheetId")
        key = (name.lower(), local)
        self.need(key not in taken, part, f"{name} is defined twice")
        taken.add(key)
        usual = re.match(r"[A-Za-z_\\][\w.\\]*$", name) and not cell_of(name.upper()) and len(name) <= 255
        self.need(usual, part, f"name {name}")
        for place in re.split(r",(?=')", one.text):
            found = PLACE.match(place)
            sheet = found and found.group(1).replace("''", "'")
            self.need(sheet in self.names, part, f"{name} names no sheet")
            if local is not None:
                self.need(sheet == self.names[int(local)], part, f"{name} names another sheet than its own")
            area = found.group(2) if found else ""
            lines = re.match(r"\$([A-Z]{1,3}|\d+):\$([A-Z]{1,3}|\d+)$", area)
            self.need((name == "_xlnm.Print_Titles" and lines) or box_of(area), part, f"{name} is {area}")

    def check_sheet(self, name, part, taken):
        tree, relations = self.trees[part], self.relations(part)
        values = self.check_cells(part, tree)
        for merged in (boxes := [box_of(one.get("ref")) for one in tree.iter(MAIN + "mergeCell")]):
            clash = any(merged is not other and overlaps(merged, other) for other in boxes)
            self.need(not clash, part, "merged cells overlap")
        priorities = [one.get("priority") for one in tree.iter(MAIN + "cfRule")]
        self.need(len(priorities) == len(set(priorities)), part, "two rules have one priority")
        for rule in tree.iter(MAIN + "cfRule"):
            self.need(int(rule.get("dxfId")) < self.styles["dxfs"], part, "a rule without a look")
        for one in [*tree.iter(MAIN + "conditionalFormatting"), *tree.iter(MAIN + "dataValidation")]:
            self.need(all(box_of(area) for area in one.get("sqref").split()), part, f"sqref {one.get('sqref')}")
        for one in tree.iter(MAIN + "dataValidation"):
            self.need(units(one.findtext(MAIN + "formula1")) <= 257, part, "a list of more than 255 characters")
            self.need(units(one.get("error", "")) <= 225 and units(one.get("errorTitle", "")) <= 32, part, "a message too long")
        for one in [*tree.iter(MAIN + "oddHeader"), *tree.iter(MAIN + "oddFooter")]:
            self.need(units(one.text or "") <= 255, part, f"{one.tag.replace(MAIN, '')} of {units(one.text or '')} characters")
        self.check_links(part, tree, relations)
        tables = [relations[one.get(OFFICE + "id")] for one in tree.iter(MAIN + "tablePart")]
        self.need(len(tables) <= 1, part, "tables may overlap")
        for relation in tables:
            self.check_table(self.target(part, relation), values, taken)

    def check_cells(self, part, tree):
        values, last_row = {}, 0
        for row in tree.iter(MAIN + "row"):
            number, last = int(row.get("r")), 0
            self.need(number > last_row, part, f"row {number} after {last_row}")
            self.need(float(row.get("ht", 0)) <= 409, part, f"row {number} is too high")
            last_row = number
            for cell in row:
                column, own = cell_of(cell.get("r")) or (0, 0)
                self.need(own == number and column > last, part, f"cell {cell.get('r')} in row {number}")
                last = column
                self.need(int(cell.get("s", 0)) < self.styles["cellXfs"], part, f"{cell.get('r')} has no such style")
                self.need(cell.find(MAIN + "f") is None, part, f"{cell.get('r')} is a formula")
                value = cell.findtext(MAIN + "v")
                if cell.get("t") == "s":
                    self.need(int(value) < len(self.strings), part, f"{cell.get('r')} has no such text")
                    values[(column, number)] = self.strings[int(value)]
                elif value is not None:
                    self.need(re.match(r"-?\d+(\.\d+)?(e[+-]?\d+)?$", value, re.I), part, f"{cell.get('r')} is no number")
        for column in tree.iter(MAIN + "col"):
            self.need(0 < float(column.get("width")) <= 255, part, "a column is too wide")
        return values

    def check_links(self, part, tree, relations):
        links = list(tree.iter(MAIN + "hyperlink"))
        self.need(len(links) <= MOST_LINKS, part, "too many links")
        self.need(len({one.get("ref") for one in links}) == len(links), part, "two links in one cell")
        for one in links:
            location, relation = one.get("location"), one.get(OFFICE + "id")
            self.need(units(one.get("tooltip", "")) <= 255, part, "a tip is too long")
            if relation is not None:
                self.need(relation in relations, part, f"{one.get('ref')} leads nowhere")
                continue
            found = PLACE.match(location)
            good = found and found.group(1).replace("''", "'") in self.names and cell_of(found.group(2))
            self.need(good, part, f"{one.get('ref')} leads to {location}")

    def check_table(self, part, values, taken):
        table = self.trees[part]
        name, box = table.get("displayName"), box_of(table.get("ref"))
        self.need(table.get("id") not in self.ids, part, "two tables have one id")
        self.ids.add(table.get("id"))
        usual = re.match(r"[^\W\d]\w*$", name) and not cell_of(name.upper()) and name.upper() not in ("R", "C")
        self.need(usual and len(name) <= 255 and (name.lower(), None) not in taken, part, f"name {name}")
        taken.add((name.lower(), None))
        titles = [one.get("name") for one in table.iter(MAIN + "tableColumn")]
        ids = {one.get("id") for one in table.iter(MAIN + "tableColumn")}
        self.need(len(ids) == len(titles), part, "two columns have one id")
        self.need(len({title.lower() for title in titles}) == len(titles), part, "two columns have one name")
        self.need(box[2] - box[0] + 1 == len(titles) and box[3] > box[1], part, "columns or rows do not fill it")
        self.need(table.find(MAIN + "autoFilter").get("ref") == table.get("ref"), part, "its filter is elsewhere")
        for index, title in enumerate(titles):
            head = values.get((box[0] + index, box[1]))
            self.need(head == title and 0 < units(title) <= 255, part, f"head {head} of column {title}")


print(json.dumps({path: Book(path).check() for path in sys.argv[1:]}))
