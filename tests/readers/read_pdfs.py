"""Reads PDFs with one reader, and writes what it gives of each as JSON.

Usage: read_pdfs.py READER FILE...
"""

import json
import sys


def with_pdfminer(file):
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextContainer

    def text_of(page):
        return "\n".join(item.get_text() for item in page if isinstance(item, LTTextContainer))

    return [text_of(page) for page in extract_pages(file)]


def with_pypdf(file):
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(file).pages]


def with_pdfplumber(file):
    """The text of each page, and its structure with the raw text of its marked content."""
    import pdfplumber

    pages = []
    with pdfplumber.open(file) as document:
        for page in document.pages:
            raw = {}
            for char in page.chars:
                raw[char["mcid"]] = raw.get(char["mcid"], "") + char["text"]
            structure = [element_of(one, raw) for one in page.structure_tree]
            text = page.extract_text(use_text_flow=True)
            pages.append({"text": text, "structure": structure})
    return pages


def element_of(element, raw):
    """pdfplumber tells the marked content of an element apart from its elements, by number."""
    parts = [(mcid, raw.get(mcid, "")) for mcid in element.get("mcids", [])]
    for child in element.get("children", []):
        parts.append((first_number(child), element_of(child, raw)))
    # Content is in the order of the structure, and numbered so.
    parts.sort(key=lambda part: part[0])
    return {
        "type": element["type"],
        "actualText": element.get("actual_text"),
        "children": [part for _, part in parts],
    }


def first_number(element):
    numbers = element.get("mcids", [])
    inner = [first_number(child) for child in element.get("children", [])]
    return min(numbers + inner, default=float("inf"))


READERS = {"pdfminer": with_pdfminer, "pypdf": with_pypdf, "pdfplumber": with_pdfplumber}

read = READERS[sys.argv[1]]
json.dump([read(file) for file in sys.argv[2:]], sys.stdout)
