"""Checks the descriptions of the figures of a report, and writes the errors as JSON.

Usage: check_open_data.py package|dcat|dataset FILE
"""

import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent


def package(file):
    """The errors that Frictionless finds in a data package and in the rows of its tables."""
    from frictionless import Package, system

    # Its files lie in a folder outside the one that this runs in.
    with system.use_context(trusted=True):
        report = Package(file).validate()
    errors = report.flatten(["type", "message"])
    return {"errors": errors, "rows": [task.stats.get("rows") for task in report.tasks]}


def dcat(file):
    """The mandatory properties of DCAT-AP-NL that are missing."""
    import rdflib
    from pyshacl import validate

    data = rdflib.Graph().parse(file, format="json-ld")
    shapes = rdflib.Graph().parse(HERE / "dcat-ap-nl.ttl")
    conforms, _, text = validate(data, shacl_graph=shapes)
    return {"errors": [] if conforms else [text], "triples": len(data)}


def dataset(file):
    """The triples that an RDF library reads from a schema.org data set, without a network."""
    import rdflib

    text = pathlib.Path(file).read_text(encoding="utf8")
    local = text.replace('"https://schema.org"', '{"@vocab": "https://schema.org/"}', 1)
    data = rdflib.Graph().parse(data=local, format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    [found] = data.subjects(rdflib.RDF.type, schema.Dataset)
    return {
        "id": str(found),
        "name": str(data.value(found, schema.name)),
        "files": sorted(str(one) for one in data.objects(None, schema.contentUrl)),
        "measures": len(list(data.objects(found, schema.variableMeasured))),
    }


print(json.dumps({"package": package, "dcat": dcat, "dataset": dataset}[sys.argv[1]](sys.argv[2])))
