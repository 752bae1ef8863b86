"""Parses RDF documents with rdflib and prints the number of triples of each, as JSON. Arguments: addresses."""

import json
import sys
import urllib.request

from rdflib import Graph

FORMATS = {"jsonld": "json-ld", "ttl": "turtle", "rdf": "xml", "nt": "nt"}
found = {}
for address in sys.argv[1:]:
    with urllib.request.urlopen(address) as answer:
        text = answer.read()
    extension = address.split("?")[0].rsplit(".", 1)[1]
    found[extension] = len(Graph().parse(data=text, format=FORMATS[extension]))
print(json.dumps(found))
