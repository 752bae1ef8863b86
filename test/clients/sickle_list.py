"""Reads a repository with Sickle, the OAI-PMH client of Python, and prints what it found as JSON. Argument: the base URL."""

import json
import sys

from sickle import Sickle
from sickle.oaiexceptions import NoRecordsMatch

sickle = Sickle(sys.argv[1])
records = list(sickle.ListRecords(metadataPrefix="oai_dc"))
found = {
    "formats": sorted(one.metadataPrefix for one in sickle.ListMetadataFormats()),
    "sets": sorted(one.setSpec for one in sickle.ListSets()),
    "records": len(records),
    "titled": sum(1 for one in records if not one.deleted and one.metadata.get("title")),
    "deleted": sorted(one.header.identifier for one in records if one.deleted),
    "headers": sum(1 for _ in sickle.ListIdentifiers(metadataPrefix="dcat", set="ville-de-laval")),
    "granularity": sickle.Identify().granularity,
}
found["changedThatDay"] = sorted(
    one.identifier
    for one in sickle.ListIdentifiers(**{"metadataPrefix": "oai_dc", "from": "2026-11-25", "until": "2026-11-25"})
)
try:
    list(sickle.ListRecords(**{"metadataPrefix": "oai_dc", "from": "2999-01-01"}))
except NoRecordsMatch:
    found["none"] = True
print(json.dumps(found))
