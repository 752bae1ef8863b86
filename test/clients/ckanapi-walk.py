# Reads a catalogue as programs with ckanapi do, by POST and by GET, and prints what it found as JSON.
import json
import sys

from ckanapi import RemoteCKAN
from ckanapi.errors import CKANAPIError, NotAuthorized, NotFound, SearchError, SearchQueryError, ValidationError


def error_of(call):
    try:
        call()
    except (NotAuthorized, NotFound, SearchError, SearchQueryError, ValidationError, CKANAPIError) as error:
        return type(error).__name__
    return None


def walk(site):
    names = []
    while True:
        page = site.action.package_list(limit=25, offset=len(names))
        if not page:
            break
        names += page
    searched = []
    while True:
        page = site.action.package_search(q='*:*', rows=40, start=len(searched), sort='id asc')
        if not page['results']:
            break
        searched += [one['id'] for one in page['results']]
    shown = [site.action.package_show(id=name) for name in names[:5]]
    organizations = site.action.organization_list(all_fields=True)
    recent = site.action.package_search(
        fq='organization:%s metadata_modified:[NOW-2DAYS TO *]' % organizations[0]['name'],
        rows=0, **{'facet.field': ['tags', 'res_format'], 'facet.limit': -1})
    resource = shown[0]['resources'][0]
    return {
        'version': site.action.status_show()['ckan_version'],
        'names': names,
        'searched': searched,
        'count': page['count'],
        'organizations': [one['name'] for one in organizations],
        'recent': recent['count'],
        'facets': sorted(recent['search_facets']),
        'resource': site.action.resource_show(id=resource['id']) == resource,
        'errors': [
            error_of(lambda: site.action.package_show(id='inconnu')),
            error_of(lambda: site.action.package_search(fq='inconnu:x')),
            error_of(lambda: site.action.package_search(sort='inconnu desc')),
            error_of(lambda: site.action.package_search(rows=-1)),
            error_of(lambda: site.action.datastore_search(resource_id=resource['id'])),
            error_of(lambda: site.action.action_inconnue()),
        ],
    }


site = RemoteCKAN(sys.argv[1])
reads = [walk(site), walk(RemoteCKAN(sys.argv[1], get_only=True))]
print(json.dumps({'reads': reads, 'write': error_of(lambda: site.action.package_create(name='x'))}))
