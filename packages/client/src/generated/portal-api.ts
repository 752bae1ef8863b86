// Generated from the portal's OpenAPI document by `npm run generate`.
export interface paths {
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * This document
     * @description Ce document
     */
    get: operations['getOpenApi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/datasets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Search the catalogue
     * @description Chercher dans le catalogue
     */
    get: operations['listDatasets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/datasets/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One dataset, with the provenance of each field and its freshness
     * @description Un jeu de données, avec la provenance de chaque champ et sa fraîcheur
     */
    get: operations['getDataset'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/datasets/{id}/links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What stands behind the addresses of a dataset, and since when
     * @description Ce qui se trouve derrière les adresses d’un jeu de données, et depuis quand
     */
    get: operations['getDatasetLinks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/datasets/{id}/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Report a problem with a dataset; nothing is kept of who reports it
     * @description Signaler un problème avec un jeu de données; rien n’est gardé de qui le signale
     */
    post: operations['reportDataset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/datasets/{id}/records': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The source records behind a dataset
     * @description Les fiches d’origine d’un jeu de données
     */
    get: operations['listDatasetRecords'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/records/{sourceId}/raw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A record as its source told it, personal contacts masked
     * @description Une fiche telle que sa source la donne, contacts personnels masqués
     */
    get: operations['getRawRecord'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/organizations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Organizations with datasets
     * @description Les organisations qui ont des jeux de données
     */
    get: operations['listOrganizations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/suggestions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Complete the last word of a query
     * @description Compléter le dernier mot d’une recherche
     */
    get: operations['suggestWords'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sources': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The sources and how their feeds stand
     * @description Les sources et l’état de leurs flux
     */
    get: operations['listSources'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sources/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One source
     * @description Une source
     */
    get: operations['getSource'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The feed of changes of the catalogue (IIIF Change Discovery 1.0)
     * @description Le fil des changements du catalogue (IIIF Change Discovery 1.0)
     */
    get: operations['listChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/changes/{feed}/{page}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A page of the feed of changes
     * @description Une page du fil des changements
     */
    get: operations['getChangesPage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/datasets.ndjson': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The whole catalogue, or what a filter finds of it: one JSON dataset a line
     * @description Tout le catalogue, ou ce qu’un filtre en trouve : un jeu de données JSON par ligne
     */
    get: operations['exportAsNDJSON'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/datasets.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The whole catalogue, or what a filter finds of it, for a spreadsheet
     * @description Tout le catalogue, ou ce qu’un filtre en trouve, pour un tableur
     */
    get: operations['exportAsCSV'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/datasets.jsonld': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The whole catalogue, or what a filter finds of it: DCAT-AP as JSON-LD, one document
     * @description Tout le catalogue, ou ce qu’un filtre en trouve : DCAT-AP en JSON-LD, un seul document
     */
    get: operations['exportAsJSONLD'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/datasets.nt': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The whole catalogue, or what a filter finds of it: DCAT-AP as N-Triples, one triple a line
     * @description Tout le catalogue, ou ce qu’un filtre en trouve : DCAT-AP en N-Triples, un triplet par ligne
     */
    get: operations['exportAsNT'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/datasets.parquet': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The whole catalogue, or what a filter finds of it, as Parquet: the columns of the CSV, with their types
     * @description Tout le catalogue, ou ce qu’un filtre en trouve, en Parquet : les colonnes du CSV, avec leurs types
     */
    get: operations['exportAsPARQUET'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The files of each night: the whole catalogue, with checksums
     * @description Les fichiers de chaque nuit : tout le catalogue, avec les sommes de contrôle
     */
    get: operations['listNightlyExports'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/validate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What Moisson would make of the record at an address; nothing is stored
     * @description Ce que Moisson ferait de la fiche à une adresse; rien n’est gardé
     */
    get: operations['validateAddress'];
    put?: never;
    /**
     * What Moisson would make of a record; nothing is stored
     * @description Ce que Moisson ferait d’une fiche; rien n’est gardé
     */
    post: operations['validateDocument'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Dataset: {
      /** Format: uuid */
      id: string;
      title: {
        fr?: string;
        en?: string;
      } & {
        [key: string]: string;
      };
      description?: {
        fr?: string;
        en?: string;
      } & {
        [key: string]: string;
      };
      organization?: {
        id: string;
        name: string;
      };
      keyword: string[];
      theme: string[];
      license?: {
        id?: string;
        uri?: string;
        original: string;
      };
      accessLevel?: string;
      accrualPeriodicity?: string;
      issued?: string;
      modified?: string;
      spatial?: {
        label?: string;
        bbox?: number[];
      };
      temporal?: {
        start?: string;
        end?: string;
      };
      landingPage?: string;
      language?: string[];
      contactPoint?: {
        name?: string;
        email?: string;
      };
      identifier: string[];
      distribution: {
        id?: string;
        title?: string;
        description?: string;
        accessURL?: string;
        downloadURL?: string;
        address?: string;
        format?: string;
        mediaType?: string;
        byteSize?: number;
        license?: {
          id?: string;
          uri?: string;
          original: string;
        };
        modified?: string;
        extras?: {
          key: string;
          value: string;
        }[];
      }[];
      records: {
        sourceId: string;
        recordKey: string;
        run: number;
      }[];
      provenance: {
        [key: string]: {
          sourceId: string;
          recordKey: string;
          statement?: string;
        };
      };
      /** Format: date-time */
      firstSeenAt: string;
      /** Format: date-time */
      changedAt: string;
      findings: {
        /** @enum {string} */
        code:
          | 'fetch.address-forbidden'
          | 'fetch.file-missing'
          | 'fetch.dns-failed'
          | 'fetch.connect-failed'
          | 'fetch.tls-failed'
          | 'fetch.no-answer'
          | 'fetch.timeout'
          | 'fetch.too-slow'
          | 'fetch.too-busy'
          | 'fetch.too-large'
          | 'fetch.decompression-bomb'
          | 'fetch.too-many-redirects'
          | 'fetch.redirect-refused'
          | 'fetch.blocked'
          | 'fetch.not-found'
          | 'fetch.rate-limited'
          | 'fetch.host-waits'
          | 'fetch.robots-disallowed'
          | 'fetch.server-error'
          | 'fetch.unexpected-status'
          | 'fetch.unexpected-content-type'
          | 'fetch.aborted'
          | 'protocol.error-answer'
          | 'protocol.quota-exceeded'
          | 'body.empty'
          | 'body.not-utf8'
          | 'body.truncated'
          | 'body.malformed'
          | 'body.not-rdf'
          | 'body.rdf-too-large'
          | 'body.remote-context'
          | 'body.too-deep'
          | 'body.end-unproven'
          | 'body.unexpected-shape'
          | 'detection.nothing'
          | 'detection.enough'
          | 'detection.robots'
          | 'detection.login'
          | 'link.wrong-type'
          | 'link.moved'
          | 'link.not-checked'
          | 'paging.count-mismatch'
          | 'paging.count-changed'
          | 'paging.count-wrong'
          | 'paging.unstable-order'
          | 'paging.next-not-read'
          | 'paging.repeated-page'
          | 'paging.endless'
          | 'paging.too-many-records'
          | 'paging.too-many-bytes'
          | 'paging.capped-rows'
          | 'paging.window-limit'
          | 'record.not-an-object'
          | 'record.malformed'
          | 'record.no-key'
          | 'record.duplicate'
          | 'record.too-large'
          | 'record.uncut'
          | 'record.unreadable'
          | 'record.too-complex'
          | 'record.unmappable'
          | 'record.renamed'
          | 'record.marked-private'
          | 'record.withheld'
          | 'record.identifier-missing'
          | 'record.identifier-shared'
          | 'record.key-permuted'
          | 'record.key-undecided'
          | 'record.original-missing'
          | 'record.remapped-later'
          | 'identity.kept-apart'
          | 'quota.records-exceeded'
          | 'quota.bytes-exceeded'
          | 'run.lease-lost'
          | 'run.cancelled'
          | 'run.interrupted'
          | 'run.resumed'
          | 'run.changes-not-told'
          | 'run.deletions-told'
          | 'run.books-unbalanced'
          | 'run.unexpected-error'
          | 'removal.share-exceeded'
          | 'removal.empty-answer'
          | 'removal.baseline-changed'
          | 'removal.catalogue-replaced'
          | 'removal.ambiguous-rename'
          | 'removal.undecided'
          | 'removal.still-served'
          | 'removal.records-asked'
          | 'removal.undone'
          | 'contract.departed'
          | 'contract.judged-first'
          | 'dependency.unavailable'
          | 'store.unreadable'
          | 'clock.set-back'
          | 'clock.skewed'
          | 'dependency.refused'
          | 'log.pruned'
          | 'search.interrupted'
          | 'search.image-ignored'
          | 'search.image-unwritten'
          | 'data-dir.locked'
          | 'config.invalid'
          | 'search.no-words'
          | 'search.relaxed'
          | 'search.widened'
          | 'search.corrected'
          | 'search.loading'
          | 'search.unavailable'
          | 'search.not-indexed'
          | 'search.read-only'
          | 'request.invalid'
          | 'request.not-found'
          | 'request.too-many'
          | 'request.rate-limited'
          | 'request.busy'
          | 'request.page-too-old'
          | 'request.method-not-allowed'
          | 'request.not-acceptable'
          | 'catalogue.loading'
          | 'request.gone'
          | 'request.too-costly'
          | 'request.conflict'
          | 'request.changed'
          | 'request.forbidden'
          | 'access.required'
          | 'access.too-many-attempts'
          | 'access.denied'
          | 'access.sign-in-failed'
          | 'access.provider-unavailable'
          | 'access.no-role'
          | 'audit.unfinished'
          | 'field.title-missing'
          | 'field.description-missing'
          | 'field.date-unreadable'
          | 'field.date-placeholder'
          | 'field.dates-inverted'
          | 'field.url-refused'
          | 'field.url-not-web'
          | 'field.url-too-long'
          | 'field.url-credentials'
          | 'field.type-unexpected'
          | 'field.item-unexpected'
          | 'field.template-unresolved'
          | 'field.mojibake-repaired'
          | 'field.truncated'
          | 'field.credentials-removed'
          | 'field.license-unknown'
          | 'field.license-missing'
          | 'field.license-not-open'
          | 'field.license-contradictory'
          | 'field.license-versionless'
          | 'field.frequency-unknown'
          | 'field.theme-unmapped'
          | 'field.mapped-by-rule'
          | 'field.stated-by-operator'
          | 'field.spatial-invalid'
          | 'field.spatial-ambiguous'
          | 'field.spatial-swapped'
          | 'field.name-suspicious'
          | 'event.unreadable'
          | 'event.unknown-type'
          | 'event.invalid'
          | 'event.unprocessable'
          | 'source.credentials-refused'
          | 'source.protocol-unknown'
          | 'source.options-invalid'
          | 'apply.interrupted'
          | 'source.owned-elsewhere'
          | 'source.owned-by-file'
          | 'dry-run.abandoned'
          | 'dry-run.failed'
          | 'dry-run.preview-ended'
          | 'credentials.key-missing'
          | 'credentials.key-unknown'
          | 'credentials.unreadable'
          | 'credentials.missing'
          | 'credentials.other-address'
          | 'credentials.not-sent'
          | 'credentials.refused'
          | 'credentials.certificate-refused'
          | 'disk.full'
          | 'disk.limit-reached'
          | 'disk.read-only'
          | 'disk.not-permitted'
          | 'disk.no-such-folder'
          | 'disk.not-a-folder'
          | 'disk.not-a-file'
          | 'disk.not-a-database'
          | 'disk.damaged'
          | 'disk.file-missing'
          | 'disk.newer-version'
          | 'disk.locked'
          | 'disk.failed'
          | 'mail.unavailable'
          | 'mail.refused'
          | 'mail.not-configured'
          | 'validation.no-record'
          | 'report.too-many';
        /** @enum {string} */
        severity: 'info' | 'warning' | 'error';
        field?: string;
        seen?: string;
      }[];
      /** Format: date-time */
      absentSince?: string;
    };
    LiveRecord: {
      sourceId: string;
      recordKey: string;
      run: number;
      contentHash: string;
      mappingVersion: number;
      authority: number;
      links: string[];
      /** Format: date-time */
      firstSeenAt: string;
      /** Format: date-time */
      changedAt: string;
      dataset: {
        title: {
          fr?: string;
          en?: string;
        } & {
          [key: string]: string;
        };
        description?: {
          fr?: string;
          en?: string;
        } & {
          [key: string]: string;
        };
        organization?: {
          id: string;
          name: string;
        };
        keyword: string[];
        theme: string[];
        license?: {
          id?: string;
          uri?: string;
          original: string;
        };
        accessLevel?: string;
        accrualPeriodicity?: string;
        issued?: string;
        modified?: string;
        spatial?: {
          label?: string;
          bbox?: number[];
        };
        temporal?: {
          start?: string;
          end?: string;
        };
        landingPage?: string;
        language?: string[];
        contactPoint?: {
          name?: string;
          email?: string;
        };
        identifier: string[];
        distribution: {
          id?: string;
          title?: string;
          description?: string;
          accessURL?: string;
          downloadURL?: string;
          address?: string;
          format?: string;
          mediaType?: string;
          byteSize?: number;
          license?: {
            id?: string;
            uri?: string;
            original: string;
          };
          modified?: string;
          extras?: {
            key: string;
            value: string;
          }[];
        }[];
        extras: {
          key: string;
          value: string;
        }[];
      };
      findings: {
        /** @enum {string} */
        code:
          | 'fetch.address-forbidden'
          | 'fetch.file-missing'
          | 'fetch.dns-failed'
          | 'fetch.connect-failed'
          | 'fetch.tls-failed'
          | 'fetch.no-answer'
          | 'fetch.timeout'
          | 'fetch.too-slow'
          | 'fetch.too-busy'
          | 'fetch.too-large'
          | 'fetch.decompression-bomb'
          | 'fetch.too-many-redirects'
          | 'fetch.redirect-refused'
          | 'fetch.blocked'
          | 'fetch.not-found'
          | 'fetch.rate-limited'
          | 'fetch.host-waits'
          | 'fetch.robots-disallowed'
          | 'fetch.server-error'
          | 'fetch.unexpected-status'
          | 'fetch.unexpected-content-type'
          | 'fetch.aborted'
          | 'protocol.error-answer'
          | 'protocol.quota-exceeded'
          | 'body.empty'
          | 'body.not-utf8'
          | 'body.truncated'
          | 'body.malformed'
          | 'body.not-rdf'
          | 'body.rdf-too-large'
          | 'body.remote-context'
          | 'body.too-deep'
          | 'body.end-unproven'
          | 'body.unexpected-shape'
          | 'detection.nothing'
          | 'detection.enough'
          | 'detection.robots'
          | 'detection.login'
          | 'link.wrong-type'
          | 'link.moved'
          | 'link.not-checked'
          | 'paging.count-mismatch'
          | 'paging.count-changed'
          | 'paging.count-wrong'
          | 'paging.unstable-order'
          | 'paging.next-not-read'
          | 'paging.repeated-page'
          | 'paging.endless'
          | 'paging.too-many-records'
          | 'paging.too-many-bytes'
          | 'paging.capped-rows'
          | 'paging.window-limit'
          | 'record.not-an-object'
          | 'record.malformed'
          | 'record.no-key'
          | 'record.duplicate'
          | 'record.too-large'
          | 'record.uncut'
          | 'record.unreadable'
          | 'record.too-complex'
          | 'record.unmappable'
          | 'record.renamed'
          | 'record.marked-private'
          | 'record.withheld'
          | 'record.identifier-missing'
          | 'record.identifier-shared'
          | 'record.key-permuted'
          | 'record.key-undecided'
          | 'record.original-missing'
          | 'record.remapped-later'
          | 'identity.kept-apart'
          | 'quota.records-exceeded'
          | 'quota.bytes-exceeded'
          | 'run.lease-lost'
          | 'run.cancelled'
          | 'run.interrupted'
          | 'run.resumed'
          | 'run.changes-not-told'
          | 'run.deletions-told'
          | 'run.books-unbalanced'
          | 'run.unexpected-error'
          | 'removal.share-exceeded'
          | 'removal.empty-answer'
          | 'removal.baseline-changed'
          | 'removal.catalogue-replaced'
          | 'removal.ambiguous-rename'
          | 'removal.undecided'
          | 'removal.still-served'
          | 'removal.records-asked'
          | 'removal.undone'
          | 'contract.departed'
          | 'contract.judged-first'
          | 'dependency.unavailable'
          | 'store.unreadable'
          | 'clock.set-back'
          | 'clock.skewed'
          | 'dependency.refused'
          | 'log.pruned'
          | 'search.interrupted'
          | 'search.image-ignored'
          | 'search.image-unwritten'
          | 'data-dir.locked'
          | 'config.invalid'
          | 'search.no-words'
          | 'search.relaxed'
          | 'search.widened'
          | 'search.corrected'
          | 'search.loading'
          | 'search.unavailable'
          | 'search.not-indexed'
          | 'search.read-only'
          | 'request.invalid'
          | 'request.not-found'
          | 'request.too-many'
          | 'request.rate-limited'
          | 'request.busy'
          | 'request.page-too-old'
          | 'request.method-not-allowed'
          | 'request.not-acceptable'
          | 'catalogue.loading'
          | 'request.gone'
          | 'request.too-costly'
          | 'request.conflict'
          | 'request.changed'
          | 'request.forbidden'
          | 'access.required'
          | 'access.too-many-attempts'
          | 'access.denied'
          | 'access.sign-in-failed'
          | 'access.provider-unavailable'
          | 'access.no-role'
          | 'audit.unfinished'
          | 'field.title-missing'
          | 'field.description-missing'
          | 'field.date-unreadable'
          | 'field.date-placeholder'
          | 'field.dates-inverted'
          | 'field.url-refused'
          | 'field.url-not-web'
          | 'field.url-too-long'
          | 'field.url-credentials'
          | 'field.type-unexpected'
          | 'field.item-unexpected'
          | 'field.template-unresolved'
          | 'field.mojibake-repaired'
          | 'field.truncated'
          | 'field.credentials-removed'
          | 'field.license-unknown'
          | 'field.license-missing'
          | 'field.license-not-open'
          | 'field.license-contradictory'
          | 'field.license-versionless'
          | 'field.frequency-unknown'
          | 'field.theme-unmapped'
          | 'field.mapped-by-rule'
          | 'field.stated-by-operator'
          | 'field.spatial-invalid'
          | 'field.spatial-ambiguous'
          | 'field.spatial-swapped'
          | 'field.name-suspicious'
          | 'event.unreadable'
          | 'event.unknown-type'
          | 'event.invalid'
          | 'event.unprocessable'
          | 'source.credentials-refused'
          | 'source.protocol-unknown'
          | 'source.options-invalid'
          | 'apply.interrupted'
          | 'source.owned-elsewhere'
          | 'source.owned-by-file'
          | 'dry-run.abandoned'
          | 'dry-run.failed'
          | 'dry-run.preview-ended'
          | 'credentials.key-missing'
          | 'credentials.key-unknown'
          | 'credentials.unreadable'
          | 'credentials.missing'
          | 'credentials.other-address'
          | 'credentials.not-sent'
          | 'credentials.refused'
          | 'credentials.certificate-refused'
          | 'disk.full'
          | 'disk.limit-reached'
          | 'disk.read-only'
          | 'disk.not-permitted'
          | 'disk.no-such-folder'
          | 'disk.not-a-folder'
          | 'disk.not-a-file'
          | 'disk.not-a-database'
          | 'disk.damaged'
          | 'disk.file-missing'
          | 'disk.newer-version'
          | 'disk.locked'
          | 'disk.failed'
          | 'mail.unavailable'
          | 'mail.refused'
          | 'mail.not-configured'
          | 'validation.no-record'
          | 'report.too-many';
        /** @enum {string} */
        severity: 'info' | 'warning' | 'error';
        field?: string;
        seen?: string;
      }[];
      /** @constant */
      state: 'live';
    };
    PublicSource: {
      id: string;
      name?: {
        fr?: string;
        en?: string;
      } & {
        [key: string]: string;
      };
      organization?: string;
      speaksFor?: string[];
      protocol: string;
      /** Format: uri */
      endpoint: string;
      options: {
        [key: string]: string | number | boolean | string[];
      };
      schedule: string;
      quota?: {
        maxRecords?: number;
        maxBytes?: number;
      };
      authority: number;
      unknowns: string[];
      /** @enum {string} */
      state: 'draft' | 'active' | 'paused' | 'retired';
      stateReason?: {
        fr: string;
        en: string;
      };
      /** Format: date-time */
      stateSince: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      feed?: {
        sourceId: string;
        name?: {
          fr?: string;
          en?: string;
        } & {
          [key: string]: string;
        };
        organization?: string;
        /** @enum {string} */
        state: 'fresh' | 'late' | 'stale' | 'failing' | 'held' | 'paused' | 'never-read';
        reason: {
          fr: string;
          en: string;
        };
        /** @enum {string} */
        problem?:
          | 'fetch.address-forbidden'
          | 'fetch.file-missing'
          | 'fetch.dns-failed'
          | 'fetch.connect-failed'
          | 'fetch.tls-failed'
          | 'fetch.no-answer'
          | 'fetch.timeout'
          | 'fetch.too-slow'
          | 'fetch.too-busy'
          | 'fetch.too-large'
          | 'fetch.decompression-bomb'
          | 'fetch.too-many-redirects'
          | 'fetch.redirect-refused'
          | 'fetch.blocked'
          | 'fetch.not-found'
          | 'fetch.rate-limited'
          | 'fetch.host-waits'
          | 'fetch.robots-disallowed'
          | 'fetch.server-error'
          | 'fetch.unexpected-status'
          | 'fetch.unexpected-content-type'
          | 'fetch.aborted'
          | 'protocol.error-answer'
          | 'protocol.quota-exceeded'
          | 'body.empty'
          | 'body.not-utf8'
          | 'body.truncated'
          | 'body.malformed'
          | 'body.not-rdf'
          | 'body.rdf-too-large'
          | 'body.remote-context'
          | 'body.too-deep'
          | 'body.end-unproven'
          | 'body.unexpected-shape'
          | 'detection.nothing'
          | 'detection.enough'
          | 'detection.robots'
          | 'detection.login'
          | 'link.wrong-type'
          | 'link.moved'
          | 'link.not-checked'
          | 'paging.count-mismatch'
          | 'paging.count-changed'
          | 'paging.count-wrong'
          | 'paging.unstable-order'
          | 'paging.next-not-read'
          | 'paging.repeated-page'
          | 'paging.endless'
          | 'paging.too-many-records'
          | 'paging.too-many-bytes'
          | 'paging.capped-rows'
          | 'paging.window-limit'
          | 'record.not-an-object'
          | 'record.malformed'
          | 'record.no-key'
          | 'record.duplicate'
          | 'record.too-large'
          | 'record.uncut'
          | 'record.unreadable'
          | 'record.too-complex'
          | 'record.unmappable'
          | 'record.renamed'
          | 'record.marked-private'
          | 'record.withheld'
          | 'record.identifier-missing'
          | 'record.identifier-shared'
          | 'record.key-permuted'
          | 'record.key-undecided'
          | 'record.original-missing'
          | 'record.remapped-later'
          | 'identity.kept-apart'
          | 'quota.records-exceeded'
          | 'quota.bytes-exceeded'
          | 'run.lease-lost'
          | 'run.cancelled'
          | 'run.interrupted'
          | 'run.resumed'
          | 'run.changes-not-told'
          | 'run.deletions-told'
          | 'run.books-unbalanced'
          | 'run.unexpected-error'
          | 'removal.share-exceeded'
          | 'removal.empty-answer'
          | 'removal.baseline-changed'
          | 'removal.catalogue-replaced'
          | 'removal.ambiguous-rename'
          | 'removal.undecided'
          | 'removal.still-served'
          | 'removal.records-asked'
          | 'removal.undone'
          | 'contract.departed'
          | 'contract.judged-first'
          | 'dependency.unavailable'
          | 'store.unreadable'
          | 'clock.set-back'
          | 'clock.skewed'
          | 'dependency.refused'
          | 'log.pruned'
          | 'search.interrupted'
          | 'search.image-ignored'
          | 'search.image-unwritten'
          | 'data-dir.locked'
          | 'config.invalid'
          | 'search.no-words'
          | 'search.relaxed'
          | 'search.widened'
          | 'search.corrected'
          | 'search.loading'
          | 'search.unavailable'
          | 'search.not-indexed'
          | 'search.read-only'
          | 'request.invalid'
          | 'request.not-found'
          | 'request.too-many'
          | 'request.rate-limited'
          | 'request.busy'
          | 'request.page-too-old'
          | 'request.method-not-allowed'
          | 'request.not-acceptable'
          | 'catalogue.loading'
          | 'request.gone'
          | 'request.too-costly'
          | 'request.conflict'
          | 'request.changed'
          | 'request.forbidden'
          | 'access.required'
          | 'access.too-many-attempts'
          | 'access.denied'
          | 'access.sign-in-failed'
          | 'access.provider-unavailable'
          | 'access.no-role'
          | 'audit.unfinished'
          | 'field.title-missing'
          | 'field.description-missing'
          | 'field.date-unreadable'
          | 'field.date-placeholder'
          | 'field.dates-inverted'
          | 'field.url-refused'
          | 'field.url-not-web'
          | 'field.url-too-long'
          | 'field.url-credentials'
          | 'field.type-unexpected'
          | 'field.item-unexpected'
          | 'field.template-unresolved'
          | 'field.mojibake-repaired'
          | 'field.truncated'
          | 'field.credentials-removed'
          | 'field.license-unknown'
          | 'field.license-missing'
          | 'field.license-not-open'
          | 'field.license-contradictory'
          | 'field.license-versionless'
          | 'field.frequency-unknown'
          | 'field.theme-unmapped'
          | 'field.mapped-by-rule'
          | 'field.stated-by-operator'
          | 'field.spatial-invalid'
          | 'field.spatial-ambiguous'
          | 'field.spatial-swapped'
          | 'field.name-suspicious'
          | 'event.unreadable'
          | 'event.unknown-type'
          | 'event.invalid'
          | 'event.unprocessable'
          | 'source.credentials-refused'
          | 'source.protocol-unknown'
          | 'source.options-invalid'
          | 'apply.interrupted'
          | 'source.owned-elsewhere'
          | 'source.owned-by-file'
          | 'dry-run.abandoned'
          | 'dry-run.failed'
          | 'dry-run.preview-ended'
          | 'credentials.key-missing'
          | 'credentials.key-unknown'
          | 'credentials.unreadable'
          | 'credentials.missing'
          | 'credentials.other-address'
          | 'credentials.not-sent'
          | 'credentials.refused'
          | 'credentials.certificate-refused'
          | 'disk.full'
          | 'disk.limit-reached'
          | 'disk.read-only'
          | 'disk.not-permitted'
          | 'disk.no-such-folder'
          | 'disk.not-a-folder'
          | 'disk.not-a-file'
          | 'disk.not-a-database'
          | 'disk.damaged'
          | 'disk.file-missing'
          | 'disk.newer-version'
          | 'disk.locked'
          | 'disk.failed'
          | 'mail.unavailable'
          | 'mail.refused'
          | 'mail.not-configured'
          | 'validation.no-record'
          | 'report.too-many';
        /** Format: date-time */
        since?: string;
        /** Format: date-time */
        lastCompleteAt?: string;
        /** Format: date-time */
        lastFullAt?: string;
        /** Format: date-time */
        quarantinedSince?: string;
        frozen?: {
          /** Format: date-time */
          since: string;
          reason: {
            fr: string;
            en: string;
          };
          /** Format: date-time */
          lastChangeAt: string;
          longestQuietDays: number;
        };
        /** Format: date-time */
        nextTryAt?: string;
        records: number;
      };
    };
    Problem: {
      /** Format: uri */
      type: string;
      title: string;
      detail: string;
      status: number;
      /** @enum {string} */
      code:
        | 'fetch.address-forbidden'
        | 'fetch.file-missing'
        | 'fetch.dns-failed'
        | 'fetch.connect-failed'
        | 'fetch.tls-failed'
        | 'fetch.no-answer'
        | 'fetch.timeout'
        | 'fetch.too-slow'
        | 'fetch.too-busy'
        | 'fetch.too-large'
        | 'fetch.decompression-bomb'
        | 'fetch.too-many-redirects'
        | 'fetch.redirect-refused'
        | 'fetch.blocked'
        | 'fetch.not-found'
        | 'fetch.rate-limited'
        | 'fetch.host-waits'
        | 'fetch.robots-disallowed'
        | 'fetch.server-error'
        | 'fetch.unexpected-status'
        | 'fetch.unexpected-content-type'
        | 'fetch.aborted'
        | 'protocol.error-answer'
        | 'protocol.quota-exceeded'
        | 'body.empty'
        | 'body.not-utf8'
        | 'body.truncated'
        | 'body.malformed'
        | 'body.not-rdf'
        | 'body.rdf-too-large'
        | 'body.remote-context'
        | 'body.too-deep'
        | 'body.end-unproven'
        | 'body.unexpected-shape'
        | 'detection.nothing'
        | 'detection.enough'
        | 'detection.robots'
        | 'detection.login'
        | 'link.wrong-type'
        | 'link.moved'
        | 'link.not-checked'
        | 'paging.count-mismatch'
        | 'paging.count-changed'
        | 'paging.count-wrong'
        | 'paging.unstable-order'
        | 'paging.next-not-read'
        | 'paging.repeated-page'
        | 'paging.endless'
        | 'paging.too-many-records'
        | 'paging.too-many-bytes'
        | 'paging.capped-rows'
        | 'paging.window-limit'
        | 'record.not-an-object'
        | 'record.malformed'
        | 'record.no-key'
        | 'record.duplicate'
        | 'record.too-large'
        | 'record.uncut'
        | 'record.unreadable'
        | 'record.too-complex'
        | 'record.unmappable'
        | 'record.renamed'
        | 'record.marked-private'
        | 'record.withheld'
        | 'record.identifier-missing'
        | 'record.identifier-shared'
        | 'record.key-permuted'
        | 'record.key-undecided'
        | 'record.original-missing'
        | 'record.remapped-later'
        | 'identity.kept-apart'
        | 'quota.records-exceeded'
        | 'quota.bytes-exceeded'
        | 'run.lease-lost'
        | 'run.cancelled'
        | 'run.interrupted'
        | 'run.resumed'
        | 'run.changes-not-told'
        | 'run.deletions-told'
        | 'run.books-unbalanced'
        | 'run.unexpected-error'
        | 'removal.share-exceeded'
        | 'removal.empty-answer'
        | 'removal.baseline-changed'
        | 'removal.catalogue-replaced'
        | 'removal.ambiguous-rename'
        | 'removal.undecided'
        | 'removal.still-served'
        | 'removal.records-asked'
        | 'removal.undone'
        | 'contract.departed'
        | 'contract.judged-first'
        | 'dependency.unavailable'
        | 'store.unreadable'
        | 'clock.set-back'
        | 'clock.skewed'
        | 'dependency.refused'
        | 'log.pruned'
        | 'search.interrupted'
        | 'search.image-ignored'
        | 'search.image-unwritten'
        | 'data-dir.locked'
        | 'config.invalid'
        | 'search.no-words'
        | 'search.relaxed'
        | 'search.widened'
        | 'search.corrected'
        | 'search.loading'
        | 'search.unavailable'
        | 'search.not-indexed'
        | 'search.read-only'
        | 'request.invalid'
        | 'request.not-found'
        | 'request.too-many'
        | 'request.rate-limited'
        | 'request.busy'
        | 'request.page-too-old'
        | 'request.method-not-allowed'
        | 'request.not-acceptable'
        | 'catalogue.loading'
        | 'request.gone'
        | 'request.too-costly'
        | 'request.conflict'
        | 'request.changed'
        | 'request.forbidden'
        | 'access.required'
        | 'access.too-many-attempts'
        | 'access.denied'
        | 'access.sign-in-failed'
        | 'access.provider-unavailable'
        | 'access.no-role'
        | 'audit.unfinished'
        | 'field.title-missing'
        | 'field.description-missing'
        | 'field.date-unreadable'
        | 'field.date-placeholder'
        | 'field.dates-inverted'
        | 'field.url-refused'
        | 'field.url-not-web'
        | 'field.url-too-long'
        | 'field.url-credentials'
        | 'field.type-unexpected'
        | 'field.item-unexpected'
        | 'field.template-unresolved'
        | 'field.mojibake-repaired'
        | 'field.truncated'
        | 'field.credentials-removed'
        | 'field.license-unknown'
        | 'field.license-missing'
        | 'field.license-not-open'
        | 'field.license-contradictory'
        | 'field.license-versionless'
        | 'field.frequency-unknown'
        | 'field.theme-unmapped'
        | 'field.mapped-by-rule'
        | 'field.stated-by-operator'
        | 'field.spatial-invalid'
        | 'field.spatial-ambiguous'
        | 'field.spatial-swapped'
        | 'field.name-suspicious'
        | 'event.unreadable'
        | 'event.unknown-type'
        | 'event.invalid'
        | 'event.unprocessable'
        | 'source.credentials-refused'
        | 'source.protocol-unknown'
        | 'source.options-invalid'
        | 'apply.interrupted'
        | 'source.owned-elsewhere'
        | 'source.owned-by-file'
        | 'dry-run.abandoned'
        | 'dry-run.failed'
        | 'dry-run.preview-ended'
        | 'credentials.key-missing'
        | 'credentials.key-unknown'
        | 'credentials.unreadable'
        | 'credentials.missing'
        | 'credentials.other-address'
        | 'credentials.not-sent'
        | 'credentials.refused'
        | 'credentials.certificate-refused'
        | 'disk.full'
        | 'disk.limit-reached'
        | 'disk.read-only'
        | 'disk.not-permitted'
        | 'disk.no-such-folder'
        | 'disk.not-a-folder'
        | 'disk.not-a-file'
        | 'disk.not-a-database'
        | 'disk.damaged'
        | 'disk.file-missing'
        | 'disk.newer-version'
        | 'disk.locked'
        | 'disk.failed'
        | 'mail.unavailable'
        | 'mail.refused'
        | 'mail.not-configured'
        | 'validation.no-record'
        | 'report.too-many';
      instance: string;
      errors?: {
        pointer: string;
        detail: string;
      }[];
      dataset?: {
        /** Format: uuid */
        id: string;
        title: string;
        organization?: {
          id: string;
          name: string;
        };
        removedAt: string;
        /** @enum {string} */
        reason?: 'absent' | 'renamed' | 'source-retired';
        source?: {
          id: string;
          name: {
            fr?: string;
            en?: string;
          } & {
            [key: string]: string;
          };
        };
      };
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getOpenApi: {
    parameters: {
      query?: {
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The document */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDatasets: {
    parameters: {
      query?: {
        q?: string;
        organization?: string[];
        theme?: string[];
        format?: string[];
        licence?: string[];
        source?: string[];
        absent?: 'true' | 'false';
        start?: string;
        end?: string;
        bbox?: string;
        sort?: 'relevance' | 'changed' | 'title';
        explain?: 'true' | 'false';
        cursor?: string;
        limit?: number;
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page; `next` is the cursor of the following one, also as Link rel="next". `notice` says how `q` was read, where that is not plain: it has no word to search for, a word was corrected, or no dataset holds all words */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Dataset'][];
            total: number;
            facets: {
              organization: {
                value: string;
                label?: string;
                count: number;
              }[];
              theme: {
                value: string;
                label?: string;
                count: number;
              }[];
              format: {
                value: string;
                label?: string;
                count: number;
              }[];
              licence: {
                value: string;
                label?: string;
                count: number;
              }[];
              absent: {
                value: string;
                label?: string;
                count: number;
              }[];
            };
            next?: string;
            exact?: number;
            notice?: {
              /** @enum {string} */
              code:
                | 'fetch.address-forbidden'
                | 'fetch.file-missing'
                | 'fetch.dns-failed'
                | 'fetch.connect-failed'
                | 'fetch.tls-failed'
                | 'fetch.no-answer'
                | 'fetch.timeout'
                | 'fetch.too-slow'
                | 'fetch.too-busy'
                | 'fetch.too-large'
                | 'fetch.decompression-bomb'
                | 'fetch.too-many-redirects'
                | 'fetch.redirect-refused'
                | 'fetch.blocked'
                | 'fetch.not-found'
                | 'fetch.rate-limited'
                | 'fetch.host-waits'
                | 'fetch.robots-disallowed'
                | 'fetch.server-error'
                | 'fetch.unexpected-status'
                | 'fetch.unexpected-content-type'
                | 'fetch.aborted'
                | 'protocol.error-answer'
                | 'protocol.quota-exceeded'
                | 'body.empty'
                | 'body.not-utf8'
                | 'body.truncated'
                | 'body.malformed'
                | 'body.not-rdf'
                | 'body.rdf-too-large'
                | 'body.remote-context'
                | 'body.too-deep'
                | 'body.end-unproven'
                | 'body.unexpected-shape'
                | 'detection.nothing'
                | 'detection.enough'
                | 'detection.robots'
                | 'detection.login'
                | 'link.wrong-type'
                | 'link.moved'
                | 'link.not-checked'
                | 'paging.count-mismatch'
                | 'paging.count-changed'
                | 'paging.count-wrong'
                | 'paging.unstable-order'
                | 'paging.next-not-read'
                | 'paging.repeated-page'
                | 'paging.endless'
                | 'paging.too-many-records'
                | 'paging.too-many-bytes'
                | 'paging.capped-rows'
                | 'paging.window-limit'
                | 'record.not-an-object'
                | 'record.malformed'
                | 'record.no-key'
                | 'record.duplicate'
                | 'record.too-large'
                | 'record.uncut'
                | 'record.unreadable'
                | 'record.too-complex'
                | 'record.unmappable'
                | 'record.renamed'
                | 'record.marked-private'
                | 'record.withheld'
                | 'record.identifier-missing'
                | 'record.identifier-shared'
                | 'record.key-permuted'
                | 'record.key-undecided'
                | 'record.original-missing'
                | 'record.remapped-later'
                | 'identity.kept-apart'
                | 'quota.records-exceeded'
                | 'quota.bytes-exceeded'
                | 'run.lease-lost'
                | 'run.cancelled'
                | 'run.interrupted'
                | 'run.resumed'
                | 'run.changes-not-told'
                | 'run.deletions-told'
                | 'run.books-unbalanced'
                | 'run.unexpected-error'
                | 'removal.share-exceeded'
                | 'removal.empty-answer'
                | 'removal.baseline-changed'
                | 'removal.catalogue-replaced'
                | 'removal.ambiguous-rename'
                | 'removal.undecided'
                | 'removal.still-served'
                | 'removal.records-asked'
                | 'removal.undone'
                | 'contract.departed'
                | 'contract.judged-first'
                | 'dependency.unavailable'
                | 'store.unreadable'
                | 'clock.set-back'
                | 'clock.skewed'
                | 'dependency.refused'
                | 'log.pruned'
                | 'search.interrupted'
                | 'search.image-ignored'
                | 'search.image-unwritten'
                | 'data-dir.locked'
                | 'config.invalid'
                | 'search.no-words'
                | 'search.relaxed'
                | 'search.widened'
                | 'search.corrected'
                | 'search.loading'
                | 'search.unavailable'
                | 'search.not-indexed'
                | 'search.read-only'
                | 'request.invalid'
                | 'request.not-found'
                | 'request.too-many'
                | 'request.rate-limited'
                | 'request.busy'
                | 'request.page-too-old'
                | 'request.method-not-allowed'
                | 'request.not-acceptable'
                | 'catalogue.loading'
                | 'request.gone'
                | 'request.too-costly'
                | 'request.conflict'
                | 'request.changed'
                | 'request.forbidden'
                | 'access.required'
                | 'access.too-many-attempts'
                | 'access.denied'
                | 'access.sign-in-failed'
                | 'access.provider-unavailable'
                | 'access.no-role'
                | 'audit.unfinished'
                | 'field.title-missing'
                | 'field.description-missing'
                | 'field.date-unreadable'
                | 'field.date-placeholder'
                | 'field.dates-inverted'
                | 'field.url-refused'
                | 'field.url-not-web'
                | 'field.url-too-long'
                | 'field.url-credentials'
                | 'field.type-unexpected'
                | 'field.item-unexpected'
                | 'field.template-unresolved'
                | 'field.mojibake-repaired'
                | 'field.truncated'
                | 'field.credentials-removed'
                | 'field.license-unknown'
                | 'field.license-missing'
                | 'field.license-not-open'
                | 'field.license-contradictory'
                | 'field.license-versionless'
                | 'field.frequency-unknown'
                | 'field.theme-unmapped'
                | 'field.mapped-by-rule'
                | 'field.stated-by-operator'
                | 'field.spatial-invalid'
                | 'field.spatial-ambiguous'
                | 'field.spatial-swapped'
                | 'field.name-suspicious'
                | 'event.unreadable'
                | 'event.unknown-type'
                | 'event.invalid'
                | 'event.unprocessable'
                | 'source.credentials-refused'
                | 'source.protocol-unknown'
                | 'source.options-invalid'
                | 'apply.interrupted'
                | 'source.owned-elsewhere'
                | 'source.owned-by-file'
                | 'dry-run.abandoned'
                | 'dry-run.failed'
                | 'dry-run.preview-ended'
                | 'credentials.key-missing'
                | 'credentials.key-unknown'
                | 'credentials.unreadable'
                | 'credentials.missing'
                | 'credentials.other-address'
                | 'credentials.not-sent'
                | 'credentials.refused'
                | 'credentials.certificate-refused'
                | 'disk.full'
                | 'disk.limit-reached'
                | 'disk.read-only'
                | 'disk.not-permitted'
                | 'disk.no-such-folder'
                | 'disk.not-a-folder'
                | 'disk.not-a-file'
                | 'disk.not-a-database'
                | 'disk.damaged'
                | 'disk.file-missing'
                | 'disk.newer-version'
                | 'disk.locked'
                | 'disk.failed'
                | 'mail.unavailable'
                | 'mail.refused'
                | 'mail.not-configured'
                | 'validation.no-record'
                | 'report.too-many';
              /** @enum {string} */
              severity: 'info' | 'warning' | 'error';
              recordKey?: string;
              message: {
                fr: string;
                en: string;
              };
              action: {
                fr: string;
                en: string;
              };
            };
            explanations?: {
              points: number;
              boost: number;
              words: {
                word: string;
                points: number;
                fields: ('title' | 'keyword' | 'body' | 'address')[];
                isRelated: boolean;
              }[];
            }[];
          };
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDataset: {
    parameters: {
      query?: {
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path: {
        /** @description The dataset’s id */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The dataset */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: uuid */
            id: string;
            title: {
              fr?: string;
              en?: string;
            } & {
              [key: string]: string;
            };
            description?: {
              fr?: string;
              en?: string;
            } & {
              [key: string]: string;
            };
            organization?: {
              id: string;
              name: string;
            };
            keyword: string[];
            theme: string[];
            license?: {
              id?: string;
              uri?: string;
              original: string;
            };
            accessLevel?: string;
            accrualPeriodicity?: string;
            issued?: string;
            modified?: string;
            spatial?: {
              label?: string;
              bbox?: number[];
            };
            temporal?: {
              start?: string;
              end?: string;
            };
            landingPage?: string;
            language?: string[];
            contactPoint?: {
              name?: string;
              email?: string;
            };
            identifier: string[];
            distribution: {
              id?: string;
              title?: string;
              description?: string;
              accessURL?: string;
              downloadURL?: string;
              address?: string;
              format?: string;
              mediaType?: string;
              byteSize?: number;
              license?: {
                id?: string;
                uri?: string;
                original: string;
              };
              modified?: string;
              extras?: {
                key: string;
                value: string;
              }[];
            }[];
            records: {
              sourceId: string;
              recordKey: string;
              run: number;
            }[];
            provenance: {
              [key: string]: {
                sourceId: string;
                recordKey: string;
                statement?: string;
              };
            };
            /** Format: date-time */
            firstSeenAt: string;
            /** Format: date-time */
            changedAt: string;
            findings: {
              /** @enum {string} */
              code:
                | 'fetch.address-forbidden'
                | 'fetch.file-missing'
                | 'fetch.dns-failed'
                | 'fetch.connect-failed'
                | 'fetch.tls-failed'
                | 'fetch.no-answer'
                | 'fetch.timeout'
                | 'fetch.too-slow'
                | 'fetch.too-busy'
                | 'fetch.too-large'
                | 'fetch.decompression-bomb'
                | 'fetch.too-many-redirects'
                | 'fetch.redirect-refused'
                | 'fetch.blocked'
                | 'fetch.not-found'
                | 'fetch.rate-limited'
                | 'fetch.host-waits'
                | 'fetch.robots-disallowed'
                | 'fetch.server-error'
                | 'fetch.unexpected-status'
                | 'fetch.unexpected-content-type'
                | 'fetch.aborted'
                | 'protocol.error-answer'
                | 'protocol.quota-exceeded'
                | 'body.empty'
                | 'body.not-utf8'
                | 'body.truncated'
                | 'body.malformed'
                | 'body.not-rdf'
                | 'body.rdf-too-large'
                | 'body.remote-context'
                | 'body.too-deep'
                | 'body.end-unproven'
                | 'body.unexpected-shape'
                | 'detection.nothing'
                | 'detection.enough'
                | 'detection.robots'
                | 'detection.login'
                | 'link.wrong-type'
                | 'link.moved'
                | 'link.not-checked'
                | 'paging.count-mismatch'
                | 'paging.count-changed'
                | 'paging.count-wrong'
                | 'paging.unstable-order'
                | 'paging.next-not-read'
                | 'paging.repeated-page'
                | 'paging.endless'
                | 'paging.too-many-records'
                | 'paging.too-many-bytes'
                | 'paging.capped-rows'
                | 'paging.window-limit'
                | 'record.not-an-object'
                | 'record.malformed'
                | 'record.no-key'
                | 'record.duplicate'
                | 'record.too-large'
                | 'record.uncut'
                | 'record.unreadable'
                | 'record.too-complex'
                | 'record.unmappable'
                | 'record.renamed'
                | 'record.marked-private'
                | 'record.withheld'
                | 'record.identifier-missing'
                | 'record.identifier-shared'
                | 'record.key-permuted'
                | 'record.key-undecided'
                | 'record.original-missing'
                | 'record.remapped-later'
                | 'identity.kept-apart'
                | 'quota.records-exceeded'
                | 'quota.bytes-exceeded'
                | 'run.lease-lost'
                | 'run.cancelled'
                | 'run.interrupted'
                | 'run.resumed'
                | 'run.changes-not-told'
                | 'run.deletions-told'
                | 'run.books-unbalanced'
                | 'run.unexpected-error'
                | 'removal.share-exceeded'
                | 'removal.empty-answer'
                | 'removal.baseline-changed'
                | 'removal.catalogue-replaced'
                | 'removal.ambiguous-rename'
                | 'removal.undecided'
                | 'removal.still-served'
                | 'removal.records-asked'
                | 'removal.undone'
                | 'contract.departed'
                | 'contract.judged-first'
                | 'dependency.unavailable'
                | 'store.unreadable'
                | 'clock.set-back'
                | 'clock.skewed'
                | 'dependency.refused'
                | 'log.pruned'
                | 'search.interrupted'
                | 'search.image-ignored'
                | 'search.image-unwritten'
                | 'data-dir.locked'
                | 'config.invalid'
                | 'search.no-words'
                | 'search.relaxed'
                | 'search.widened'
                | 'search.corrected'
                | 'search.loading'
                | 'search.unavailable'
                | 'search.not-indexed'
                | 'search.read-only'
                | 'request.invalid'
                | 'request.not-found'
                | 'request.too-many'
                | 'request.rate-limited'
                | 'request.busy'
                | 'request.page-too-old'
                | 'request.method-not-allowed'
                | 'request.not-acceptable'
                | 'catalogue.loading'
                | 'request.gone'
                | 'request.too-costly'
                | 'request.conflict'
                | 'request.changed'
                | 'request.forbidden'
                | 'access.required'
                | 'access.too-many-attempts'
                | 'access.denied'
                | 'access.sign-in-failed'
                | 'access.provider-unavailable'
                | 'access.no-role'
                | 'audit.unfinished'
                | 'field.title-missing'
                | 'field.description-missing'
                | 'field.date-unreadable'
                | 'field.date-placeholder'
                | 'field.dates-inverted'
                | 'field.url-refused'
                | 'field.url-not-web'
                | 'field.url-too-long'
                | 'field.url-credentials'
                | 'field.type-unexpected'
                | 'field.item-unexpected'
                | 'field.template-unresolved'
                | 'field.mojibake-repaired'
                | 'field.truncated'
                | 'field.credentials-removed'
                | 'field.license-unknown'
                | 'field.license-missing'
                | 'field.license-not-open'
                | 'field.license-contradictory'
                | 'field.license-versionless'
                | 'field.frequency-unknown'
                | 'field.theme-unmapped'
                | 'field.mapped-by-rule'
                | 'field.stated-by-operator'
                | 'field.spatial-invalid'
                | 'field.spatial-ambiguous'
                | 'field.spatial-swapped'
                | 'field.name-suspicious'
                | 'event.unreadable'
                | 'event.unknown-type'
                | 'event.invalid'
                | 'event.unprocessable'
                | 'source.credentials-refused'
                | 'source.protocol-unknown'
                | 'source.options-invalid'
                | 'apply.interrupted'
                | 'source.owned-elsewhere'
                | 'source.owned-by-file'
                | 'dry-run.abandoned'
                | 'dry-run.failed'
                | 'dry-run.preview-ended'
                | 'credentials.key-missing'
                | 'credentials.key-unknown'
                | 'credentials.unreadable'
                | 'credentials.missing'
                | 'credentials.other-address'
                | 'credentials.not-sent'
                | 'credentials.refused'
                | 'credentials.certificate-refused'
                | 'disk.full'
                | 'disk.limit-reached'
                | 'disk.read-only'
                | 'disk.not-permitted'
                | 'disk.no-such-folder'
                | 'disk.not-a-folder'
                | 'disk.not-a-file'
                | 'disk.not-a-database'
                | 'disk.damaged'
                | 'disk.file-missing'
                | 'disk.newer-version'
                | 'disk.locked'
                | 'disk.failed'
                | 'mail.unavailable'
                | 'mail.refused'
                | 'mail.not-configured'
                | 'validation.no-record'
                | 'report.too-many';
              /** @enum {string} */
              severity: 'info' | 'warning' | 'error';
              field?: string;
              seen?: string;
            }[];
            /** Format: date-time */
            absentSince?: string;
            freshness: {
              /** @enum {string} */
              state: 'fresh' | 'late' | 'stale' | 'no-rhythm' | 'unknown';
              reason: {
                fr: string;
                en: string;
              };
              /** Format: date-time */
              since?: string;
              evidence: {
                /** Format: date-time */
                watchedSince: string;
                updates: number;
                /** Format: date-time */
                lastChangeAt?: string;
                claimedAt?: string;
                /** @enum {string} */
                comparedWith?: 'observed' | 'declared';
              };
              declaredDays?: number;
              observed?: {
                days: number;
                certainty: number;
                /** @enum {string} */
                calendar: 'every-day' | 'business-days' | 'school-days';
              };
              next?: {
                /** Format: date-time */
                at: string;
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                until: string;
              };
              findings: {
                /** @enum {string} */
                code:
                  'declared-too-often' | 'declared-too-rarely' | 'touched-unchanged' | 'future-date' | 'partial-update';
                message: {
                  fr: string;
                  en: string;
                };
              }[];
            };
          };
        };
      };
      /** @description It was merged into the one at Location */
      301: {
        headers: {
          Location: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there */
      404: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Removed: `dataset` tells its title, its organization, when it left and why */
      410: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDatasetLinks: {
    parameters: {
      query?: {
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path: {
        /** @description The dataset’s id */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Its addresses that were found to check, sorted by address */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              url: string;
              /** @enum {string} */
              state: 'ok' | 'redirected' | 'wrong-type' | 'forbidden' | 'failing' | 'dead' | 'unknown';
              /** Format: date-time */
              since: string;
              problem?: {
                /** @enum {string} */
                code:
                  | 'fetch.address-forbidden'
                  | 'fetch.file-missing'
                  | 'fetch.dns-failed'
                  | 'fetch.connect-failed'
                  | 'fetch.tls-failed'
                  | 'fetch.no-answer'
                  | 'fetch.timeout'
                  | 'fetch.too-slow'
                  | 'fetch.too-busy'
                  | 'fetch.too-large'
                  | 'fetch.decompression-bomb'
                  | 'fetch.too-many-redirects'
                  | 'fetch.redirect-refused'
                  | 'fetch.blocked'
                  | 'fetch.not-found'
                  | 'fetch.rate-limited'
                  | 'fetch.host-waits'
                  | 'fetch.robots-disallowed'
                  | 'fetch.server-error'
                  | 'fetch.unexpected-status'
                  | 'fetch.unexpected-content-type'
                  | 'fetch.aborted'
                  | 'protocol.error-answer'
                  | 'protocol.quota-exceeded'
                  | 'body.empty'
                  | 'body.not-utf8'
                  | 'body.truncated'
                  | 'body.malformed'
                  | 'body.not-rdf'
                  | 'body.rdf-too-large'
                  | 'body.remote-context'
                  | 'body.too-deep'
                  | 'body.end-unproven'
                  | 'body.unexpected-shape'
                  | 'detection.nothing'
                  | 'detection.enough'
                  | 'detection.robots'
                  | 'detection.login'
                  | 'link.wrong-type'
                  | 'link.moved'
                  | 'link.not-checked'
                  | 'paging.count-mismatch'
                  | 'paging.count-changed'
                  | 'paging.count-wrong'
                  | 'paging.unstable-order'
                  | 'paging.next-not-read'
                  | 'paging.repeated-page'
                  | 'paging.endless'
                  | 'paging.too-many-records'
                  | 'paging.too-many-bytes'
                  | 'paging.capped-rows'
                  | 'paging.window-limit'
                  | 'record.not-an-object'
                  | 'record.malformed'
                  | 'record.no-key'
                  | 'record.duplicate'
                  | 'record.too-large'
                  | 'record.uncut'
                  | 'record.unreadable'
                  | 'record.too-complex'
                  | 'record.unmappable'
                  | 'record.renamed'
                  | 'record.marked-private'
                  | 'record.withheld'
                  | 'record.identifier-missing'
                  | 'record.identifier-shared'
                  | 'record.key-permuted'
                  | 'record.key-undecided'
                  | 'record.original-missing'
                  | 'record.remapped-later'
                  | 'identity.kept-apart'
                  | 'quota.records-exceeded'
                  | 'quota.bytes-exceeded'
                  | 'run.lease-lost'
                  | 'run.cancelled'
                  | 'run.interrupted'
                  | 'run.resumed'
                  | 'run.changes-not-told'
                  | 'run.deletions-told'
                  | 'run.books-unbalanced'
                  | 'run.unexpected-error'
                  | 'removal.share-exceeded'
                  | 'removal.empty-answer'
                  | 'removal.baseline-changed'
                  | 'removal.catalogue-replaced'
                  | 'removal.ambiguous-rename'
                  | 'removal.undecided'
                  | 'removal.still-served'
                  | 'removal.records-asked'
                  | 'removal.undone'
                  | 'contract.departed'
                  | 'contract.judged-first'
                  | 'dependency.unavailable'
                  | 'store.unreadable'
                  | 'clock.set-back'
                  | 'clock.skewed'
                  | 'dependency.refused'
                  | 'log.pruned'
                  | 'search.interrupted'
                  | 'search.image-ignored'
                  | 'search.image-unwritten'
                  | 'data-dir.locked'
                  | 'config.invalid'
                  | 'search.no-words'
                  | 'search.relaxed'
                  | 'search.widened'
                  | 'search.corrected'
                  | 'search.loading'
                  | 'search.unavailable'
                  | 'search.not-indexed'
                  | 'search.read-only'
                  | 'request.invalid'
                  | 'request.not-found'
                  | 'request.too-many'
                  | 'request.rate-limited'
                  | 'request.busy'
                  | 'request.page-too-old'
                  | 'request.method-not-allowed'
                  | 'request.not-acceptable'
                  | 'catalogue.loading'
                  | 'request.gone'
                  | 'request.too-costly'
                  | 'request.conflict'
                  | 'request.changed'
                  | 'request.forbidden'
                  | 'access.required'
                  | 'access.too-many-attempts'
                  | 'access.denied'
                  | 'access.sign-in-failed'
                  | 'access.provider-unavailable'
                  | 'access.no-role'
                  | 'audit.unfinished'
                  | 'field.title-missing'
                  | 'field.description-missing'
                  | 'field.date-unreadable'
                  | 'field.date-placeholder'
                  | 'field.dates-inverted'
                  | 'field.url-refused'
                  | 'field.url-not-web'
                  | 'field.url-too-long'
                  | 'field.url-credentials'
                  | 'field.type-unexpected'
                  | 'field.item-unexpected'
                  | 'field.template-unresolved'
                  | 'field.mojibake-repaired'
                  | 'field.truncated'
                  | 'field.credentials-removed'
                  | 'field.license-unknown'
                  | 'field.license-missing'
                  | 'field.license-not-open'
                  | 'field.license-contradictory'
                  | 'field.license-versionless'
                  | 'field.frequency-unknown'
                  | 'field.theme-unmapped'
                  | 'field.mapped-by-rule'
                  | 'field.stated-by-operator'
                  | 'field.spatial-invalid'
                  | 'field.spatial-ambiguous'
                  | 'field.spatial-swapped'
                  | 'field.name-suspicious'
                  | 'event.unreadable'
                  | 'event.unknown-type'
                  | 'event.invalid'
                  | 'event.unprocessable'
                  | 'source.credentials-refused'
                  | 'source.protocol-unknown'
                  | 'source.options-invalid'
                  | 'apply.interrupted'
                  | 'source.owned-elsewhere'
                  | 'source.owned-by-file'
                  | 'dry-run.abandoned'
                  | 'dry-run.failed'
                  | 'dry-run.preview-ended'
                  | 'credentials.key-missing'
                  | 'credentials.key-unknown'
                  | 'credentials.unreadable'
                  | 'credentials.missing'
                  | 'credentials.other-address'
                  | 'credentials.not-sent'
                  | 'credentials.refused'
                  | 'credentials.certificate-refused'
                  | 'disk.full'
                  | 'disk.limit-reached'
                  | 'disk.read-only'
                  | 'disk.not-permitted'
                  | 'disk.no-such-folder'
                  | 'disk.not-a-folder'
                  | 'disk.not-a-file'
                  | 'disk.not-a-database'
                  | 'disk.damaged'
                  | 'disk.file-missing'
                  | 'disk.newer-version'
                  | 'disk.locked'
                  | 'disk.failed'
                  | 'mail.unavailable'
                  | 'mail.refused'
                  | 'mail.not-configured'
                  | 'validation.no-record'
                  | 'report.too-many';
                /** @enum {string} */
                severity: 'info' | 'warning' | 'error';
                recordKey?: string;
                message: {
                  fr: string;
                  en: string;
                };
                action: {
                  fr: string;
                  en: string;
                };
              };
              mediaType?: string;
              byteSize?: number;
              etag?: string;
              lastModified?: string;
              target?: string;
              anySite?: boolean;
              /** Format: date-time */
              firstSeenAt: string;
              /** Format: date-time */
              lastSeenAt?: string;
              /** Format: date-time */
              lastChangedAt?: string;
              /** Format: date-time */
              checkedAt?: string;
              history: {
                /** @enum {string} */
                state: 'ok' | 'redirected' | 'wrong-type' | 'forbidden' | 'failing' | 'dead' | 'unknown';
                /** Format: date-time */
                since: string;
                /** Format: date-time */
                until?: string;
                /** @enum {string} */
                problem?:
                  | 'fetch.address-forbidden'
                  | 'fetch.file-missing'
                  | 'fetch.dns-failed'
                  | 'fetch.connect-failed'
                  | 'fetch.tls-failed'
                  | 'fetch.no-answer'
                  | 'fetch.timeout'
                  | 'fetch.too-slow'
                  | 'fetch.too-busy'
                  | 'fetch.too-large'
                  | 'fetch.decompression-bomb'
                  | 'fetch.too-many-redirects'
                  | 'fetch.redirect-refused'
                  | 'fetch.blocked'
                  | 'fetch.not-found'
                  | 'fetch.rate-limited'
                  | 'fetch.host-waits'
                  | 'fetch.robots-disallowed'
                  | 'fetch.server-error'
                  | 'fetch.unexpected-status'
                  | 'fetch.unexpected-content-type'
                  | 'fetch.aborted'
                  | 'protocol.error-answer'
                  | 'protocol.quota-exceeded'
                  | 'body.empty'
                  | 'body.not-utf8'
                  | 'body.truncated'
                  | 'body.malformed'
                  | 'body.not-rdf'
                  | 'body.rdf-too-large'
                  | 'body.remote-context'
                  | 'body.too-deep'
                  | 'body.end-unproven'
                  | 'body.unexpected-shape'
                  | 'detection.nothing'
                  | 'detection.enough'
                  | 'detection.robots'
                  | 'detection.login'
                  | 'link.wrong-type'
                  | 'link.moved'
                  | 'link.not-checked'
                  | 'paging.count-mismatch'
                  | 'paging.count-changed'
                  | 'paging.count-wrong'
                  | 'paging.unstable-order'
                  | 'paging.next-not-read'
                  | 'paging.repeated-page'
                  | 'paging.endless'
                  | 'paging.too-many-records'
                  | 'paging.too-many-bytes'
                  | 'paging.capped-rows'
                  | 'paging.window-limit'
                  | 'record.not-an-object'
                  | 'record.malformed'
                  | 'record.no-key'
                  | 'record.duplicate'
                  | 'record.too-large'
                  | 'record.uncut'
                  | 'record.unreadable'
                  | 'record.too-complex'
                  | 'record.unmappable'
                  | 'record.renamed'
                  | 'record.marked-private'
                  | 'record.withheld'
                  | 'record.identifier-missing'
                  | 'record.identifier-shared'
                  | 'record.key-permuted'
                  | 'record.key-undecided'
                  | 'record.original-missing'
                  | 'record.remapped-later'
                  | 'identity.kept-apart'
                  | 'quota.records-exceeded'
                  | 'quota.bytes-exceeded'
                  | 'run.lease-lost'
                  | 'run.cancelled'
                  | 'run.interrupted'
                  | 'run.resumed'
                  | 'run.changes-not-told'
                  | 'run.deletions-told'
                  | 'run.books-unbalanced'
                  | 'run.unexpected-error'
                  | 'removal.share-exceeded'
                  | 'removal.empty-answer'
                  | 'removal.baseline-changed'
                  | 'removal.catalogue-replaced'
                  | 'removal.ambiguous-rename'
                  | 'removal.undecided'
                  | 'removal.still-served'
                  | 'removal.records-asked'
                  | 'removal.undone'
                  | 'contract.departed'
                  | 'contract.judged-first'
                  | 'dependency.unavailable'
                  | 'store.unreadable'
                  | 'clock.set-back'
                  | 'clock.skewed'
                  | 'dependency.refused'
                  | 'log.pruned'
                  | 'search.interrupted'
                  | 'search.image-ignored'
                  | 'search.image-unwritten'
                  | 'data-dir.locked'
                  | 'config.invalid'
                  | 'search.no-words'
                  | 'search.relaxed'
                  | 'search.widened'
                  | 'search.corrected'
                  | 'search.loading'
                  | 'search.unavailable'
                  | 'search.not-indexed'
                  | 'search.read-only'
                  | 'request.invalid'
                  | 'request.not-found'
                  | 'request.too-many'
                  | 'request.rate-limited'
                  | 'request.busy'
                  | 'request.page-too-old'
                  | 'request.method-not-allowed'
                  | 'request.not-acceptable'
                  | 'catalogue.loading'
                  | 'request.gone'
                  | 'request.too-costly'
                  | 'request.conflict'
                  | 'request.changed'
                  | 'request.forbidden'
                  | 'access.required'
                  | 'access.too-many-attempts'
                  | 'access.denied'
                  | 'access.sign-in-failed'
                  | 'access.provider-unavailable'
                  | 'access.no-role'
                  | 'audit.unfinished'
                  | 'field.title-missing'
                  | 'field.description-missing'
                  | 'field.date-unreadable'
                  | 'field.date-placeholder'
                  | 'field.dates-inverted'
                  | 'field.url-refused'
                  | 'field.url-not-web'
                  | 'field.url-too-long'
                  | 'field.url-credentials'
                  | 'field.type-unexpected'
                  | 'field.item-unexpected'
                  | 'field.template-unresolved'
                  | 'field.mojibake-repaired'
                  | 'field.truncated'
                  | 'field.credentials-removed'
                  | 'field.license-unknown'
                  | 'field.license-missing'
                  | 'field.license-not-open'
                  | 'field.license-contradictory'
                  | 'field.license-versionless'
                  | 'field.frequency-unknown'
                  | 'field.theme-unmapped'
                  | 'field.mapped-by-rule'
                  | 'field.stated-by-operator'
                  | 'field.spatial-invalid'
                  | 'field.spatial-ambiguous'
                  | 'field.spatial-swapped'
                  | 'field.name-suspicious'
                  | 'event.unreadable'
                  | 'event.unknown-type'
                  | 'event.invalid'
                  | 'event.unprocessable'
                  | 'source.credentials-refused'
                  | 'source.protocol-unknown'
                  | 'source.options-invalid'
                  | 'apply.interrupted'
                  | 'source.owned-elsewhere'
                  | 'source.owned-by-file'
                  | 'dry-run.abandoned'
                  | 'dry-run.failed'
                  | 'dry-run.preview-ended'
                  | 'credentials.key-missing'
                  | 'credentials.key-unknown'
                  | 'credentials.unreadable'
                  | 'credentials.missing'
                  | 'credentials.other-address'
                  | 'credentials.not-sent'
                  | 'credentials.refused'
                  | 'credentials.certificate-refused'
                  | 'disk.full'
                  | 'disk.limit-reached'
                  | 'disk.read-only'
                  | 'disk.not-permitted'
                  | 'disk.no-such-folder'
                  | 'disk.not-a-folder'
                  | 'disk.not-a-file'
                  | 'disk.not-a-database'
                  | 'disk.damaged'
                  | 'disk.file-missing'
                  | 'disk.newer-version'
                  | 'disk.locked'
                  | 'disk.failed'
                  | 'mail.unavailable'
                  | 'mail.refused'
                  | 'mail.not-configured'
                  | 'validation.no-record'
                  | 'report.too-many';
              }[];
            }[];
          };
        };
      };
      /** @description The dataset was merged into the one at Location */
      301: {
        headers: {
          Location: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there */
      404: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Removed: `dataset` tells its title, its organization, when it left and why */
      410: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  reportDataset: {
    parameters: {
      query?: {
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path: {
        /** @description The dataset’s id */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          kind:
            'personal-information' | 'broken-link' | 'out-of-date' | 'wrong-description' | 'wrong-licence' | 'other';
          text?: string;
        };
      };
    };
    responses: {
      /** @description It waits for a person */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            keptDays: number;
          };
        };
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there */
      404: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Removed: `dataset` tells its title, its organization, when it left and why */
      410: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDatasetRecords: {
    parameters: {
      query?: {
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path: {
        /** @description The dataset’s id */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The records */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['LiveRecord'][];
          };
        };
      };
      /** @description It was merged into the one at Location */
      301: {
        headers: {
          Location: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there */
      404: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Removed: `dataset` tells its title, its organization, when it left and why */
      410: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getRawRecord: {
    parameters: {
      query: {
        /** @description The record’s key in its source */
        key: string;
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path: {
        /** @description The source’s id */
        sourceId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The raw record */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there */
      404: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listOrganizations: {
    parameters: {
      query?: {
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The organizations */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              name: string;
              datasets: number;
            }[];
          };
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  suggestWords: {
    parameters: {
      query: {
        q: string;
        limit?: number;
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Queries whose last word is one of the catalogue’s titles and keywords, the most frequent word first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: string[];
          };
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSources: {
    parameters: {
      query?: {
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The sources */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['PublicSource'][];
          };
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSource: {
    parameters: {
      query?: {
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path: {
        /** @description The source’s id */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The source */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PublicSource'];
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there */
      404: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listChanges: {
    parameters: {
      query?: {
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The feed, with its first and last page. Read pages from the oldest to the newest, or from the last one back to where you were. `/api/v1/changes/stream` sends what comes next as server-sent events */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/ld+json': {
            '@context': [
              {
                /** Format: uri */
                version: string;
              },
              string,
            ];
            /** Format: uri */
            id: string;
            /** @constant */
            type: 'OrderedCollection';
            totalItems: number;
            first?: {
              /** Format: uri */
              id: string;
              /** @constant */
              type: 'OrderedCollectionPage';
            };
            last?: {
              /** Format: uri */
              id: string;
              /** @constant */
              type: 'OrderedCollectionPage';
            };
          };
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getChangesPage: {
    parameters: {
      query?: {
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path: {
        /** @description Which feed: a catalogue that takes the place of another has another one */
        feed: string;
        /** @description Number of the page, from 1 on */
        page: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The page, its oldest change first. Once it has `next` it never changes, and may be kept for ever */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/ld+json': {
            '@context': [
              {
                /** Format: uri */
                version: string;
              },
              string,
            ];
            /** Format: uri */
            id: string;
            /** @constant */
            type: 'OrderedCollectionPage';
            partOf: {
              /** Format: uri */
              id: string;
              /** @constant */
              type: 'OrderedCollection';
            };
            startIndex: number;
            prev?: {
              /** Format: uri */
              id: string;
              /** @constant */
              type: 'OrderedCollectionPage';
            };
            next?: {
              /** Format: uri */
              id: string;
              /** @constant */
              type: 'OrderedCollectionPage';
            };
            orderedItems: (
              | {
                  /** Format: uri */
                  id: string;
                  /** @constant */
                  type: 'Refresh';
                  /** Format: date-time */
                  startTime: string;
                }
              | {
                  /** Format: uri */
                  id: string;
                  /** @enum {string} */
                  type: 'Create' | 'Update' | 'Delete';
                  object: {
                    /** Format: uri */
                    id: string;
                    /** @constant */
                    type: 'Dataset';
                    version: number;
                  };
                  /** Format: date-time */
                  endTime: string;
                }
              | {
                  /** Format: uri */
                  id: string;
                  /** @constant */
                  type: 'Move';
                  object: {
                    /** Format: uri */
                    id: string;
                    /** @constant */
                    type: 'Dataset';
                    version: number;
                  };
                  target: {
                    /** Format: uri */
                    id: string;
                    /** @constant */
                    type: 'Dataset';
                  };
                  /** Format: date-time */
                  endTime: string;
                }
            )[];
          };
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Not there */
      404: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportAsNDJSON: {
    parameters: {
      query?: {
        q?: string;
        organization?: string[];
        theme?: string[];
        format?: string[];
        licence?: string[];
        source?: string[];
        absent?: 'true' | 'false';
        start?: string;
        end?: string;
        bbox?: string;
        sort?: 'relevance' | 'changed' | 'title';
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of it, sent as fast as it is read. A cut answer ends without its last chunk */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/x-ndjson': unknown;
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportAsCSV: {
    parameters: {
      query?: {
        q?: string;
        organization?: string[];
        theme?: string[];
        format?: string[];
        licence?: string[];
        source?: string[];
        absent?: 'true' | 'false';
        start?: string;
        end?: string;
        bbox?: string;
        sort?: 'relevance' | 'changed' | 'title';
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of it, sent as fast as it is read. A cut answer ends without its last chunk */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': unknown;
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportAsJSONLD: {
    parameters: {
      query?: {
        q?: string;
        organization?: string[];
        theme?: string[];
        format?: string[];
        licence?: string[];
        source?: string[];
        absent?: 'true' | 'false';
        start?: string;
        end?: string;
        bbox?: string;
        sort?: 'relevance' | 'changed' | 'title';
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of it, sent as fast as it is read. A cut answer ends without its last chunk */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/ld+json': unknown;
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportAsNT: {
    parameters: {
      query?: {
        q?: string;
        organization?: string[];
        theme?: string[];
        format?: string[];
        licence?: string[];
        source?: string[];
        absent?: 'true' | 'false';
        start?: string;
        end?: string;
        bbox?: string;
        sort?: 'relevance' | 'changed' | 'title';
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of it, sent as fast as it is read. A cut answer ends without its last chunk */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/n-triples': unknown;
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportAsPARQUET: {
    parameters: {
      query?: {
        q?: string;
        organization?: string[];
        theme?: string[];
        format?: string[];
        licence?: string[];
        source?: string[];
        absent?: 'true' | 'false';
        start?: string;
        end?: string;
        bbox?: string;
        sort?: 'relevance' | 'changed' | 'title';
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of it, sent as fast as it is read. A cut answer ends without its last chunk */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/vnd.apache.parquet': unknown;
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listNightlyExports: {
    parameters: {
      query?: {
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The nights, the newest first. A file is at `/exports/{night}/{file}` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            latest?: string;
            items: {
              name: string;
              /** Format: date-time */
              at: string;
              datasets: number;
              feed: {
                id: string;
                number: number;
              };
              since?: string;
              changes: {
                create: number;
                update: number;
                delete: number;
              };
              files: {
                name: string;
                mediaType: string;
                bytes: number;
                sha256: string;
                rows: number;
              }[];
            }[];
          };
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  validateAddress: {
    parameters: {
      query: {
        /** @description The address of the document: http or https, of a public server */
        url: string;
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The records that it reads in the document, each beside its original, with what is wrong, where, by whose rule, and how to mend it. `problems` says why it reads none */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            protocol?: {
              name: string;
              title: string;
            };
            records: {
              key?: string;
              original: string;
              mapped: {
                title: {
                  fr?: string;
                  en?: string;
                } & {
                  [key: string]: string;
                };
                description?: {
                  fr?: string;
                  en?: string;
                } & {
                  [key: string]: string;
                };
                organization?: {
                  id: string;
                  name: string;
                };
                keyword: string[];
                theme: string[];
                license?: {
                  id?: string;
                  uri?: string;
                  original: string;
                };
                accessLevel?: string;
                accrualPeriodicity?: string;
                issued?: string;
                modified?: string;
                spatial?: {
                  label?: string;
                  bbox?: number[];
                };
                temporal?: {
                  start?: string;
                  end?: string;
                };
                landingPage?: string;
                language?: string[];
                contactPoint?: {
                  name?: string;
                  email?: string;
                };
                identifier: string[];
                distribution: {
                  id?: string;
                  title?: string;
                  description?: string;
                  accessURL?: string;
                  downloadURL?: string;
                  address?: string;
                  format?: string;
                  mediaType?: string;
                  byteSize?: number;
                  license?: {
                    id?: string;
                    uri?: string;
                    original: string;
                  };
                  modified?: string;
                  extras?: {
                    key: string;
                    value: string;
                  }[];
                }[];
                extras: {
                  key: string;
                  value: string;
                }[];
              };
              findings: {
                /** @enum {string} */
                code:
                  | 'fetch.address-forbidden'
                  | 'fetch.file-missing'
                  | 'fetch.dns-failed'
                  | 'fetch.connect-failed'
                  | 'fetch.tls-failed'
                  | 'fetch.no-answer'
                  | 'fetch.timeout'
                  | 'fetch.too-slow'
                  | 'fetch.too-busy'
                  | 'fetch.too-large'
                  | 'fetch.decompression-bomb'
                  | 'fetch.too-many-redirects'
                  | 'fetch.redirect-refused'
                  | 'fetch.blocked'
                  | 'fetch.not-found'
                  | 'fetch.rate-limited'
                  | 'fetch.host-waits'
                  | 'fetch.robots-disallowed'
                  | 'fetch.server-error'
                  | 'fetch.unexpected-status'
                  | 'fetch.unexpected-content-type'
                  | 'fetch.aborted'
                  | 'protocol.error-answer'
                  | 'protocol.quota-exceeded'
                  | 'body.empty'
                  | 'body.not-utf8'
                  | 'body.truncated'
                  | 'body.malformed'
                  | 'body.not-rdf'
                  | 'body.rdf-too-large'
                  | 'body.remote-context'
                  | 'body.too-deep'
                  | 'body.end-unproven'
                  | 'body.unexpected-shape'
                  | 'detection.nothing'
                  | 'detection.enough'
                  | 'detection.robots'
                  | 'detection.login'
                  | 'link.wrong-type'
                  | 'link.moved'
                  | 'link.not-checked'
                  | 'paging.count-mismatch'
                  | 'paging.count-changed'
                  | 'paging.count-wrong'
                  | 'paging.unstable-order'
                  | 'paging.next-not-read'
                  | 'paging.repeated-page'
                  | 'paging.endless'
                  | 'paging.too-many-records'
                  | 'paging.too-many-bytes'
                  | 'paging.capped-rows'
                  | 'paging.window-limit'
                  | 'record.not-an-object'
                  | 'record.malformed'
                  | 'record.no-key'
                  | 'record.duplicate'
                  | 'record.too-large'
                  | 'record.uncut'
                  | 'record.unreadable'
                  | 'record.too-complex'
                  | 'record.unmappable'
                  | 'record.renamed'
                  | 'record.marked-private'
                  | 'record.withheld'
                  | 'record.identifier-missing'
                  | 'record.identifier-shared'
                  | 'record.key-permuted'
                  | 'record.key-undecided'
                  | 'record.original-missing'
                  | 'record.remapped-later'
                  | 'identity.kept-apart'
                  | 'quota.records-exceeded'
                  | 'quota.bytes-exceeded'
                  | 'run.lease-lost'
                  | 'run.cancelled'
                  | 'run.interrupted'
                  | 'run.resumed'
                  | 'run.changes-not-told'
                  | 'run.deletions-told'
                  | 'run.books-unbalanced'
                  | 'run.unexpected-error'
                  | 'removal.share-exceeded'
                  | 'removal.empty-answer'
                  | 'removal.baseline-changed'
                  | 'removal.catalogue-replaced'
                  | 'removal.ambiguous-rename'
                  | 'removal.undecided'
                  | 'removal.still-served'
                  | 'removal.records-asked'
                  | 'removal.undone'
                  | 'contract.departed'
                  | 'contract.judged-first'
                  | 'dependency.unavailable'
                  | 'store.unreadable'
                  | 'clock.set-back'
                  | 'clock.skewed'
                  | 'dependency.refused'
                  | 'log.pruned'
                  | 'search.interrupted'
                  | 'search.image-ignored'
                  | 'search.image-unwritten'
                  | 'data-dir.locked'
                  | 'config.invalid'
                  | 'search.no-words'
                  | 'search.relaxed'
                  | 'search.widened'
                  | 'search.corrected'
                  | 'search.loading'
                  | 'search.unavailable'
                  | 'search.not-indexed'
                  | 'search.read-only'
                  | 'request.invalid'
                  | 'request.not-found'
                  | 'request.too-many'
                  | 'request.rate-limited'
                  | 'request.busy'
                  | 'request.page-too-old'
                  | 'request.method-not-allowed'
                  | 'request.not-acceptable'
                  | 'catalogue.loading'
                  | 'request.gone'
                  | 'request.too-costly'
                  | 'request.conflict'
                  | 'request.changed'
                  | 'request.forbidden'
                  | 'access.required'
                  | 'access.too-many-attempts'
                  | 'access.denied'
                  | 'access.sign-in-failed'
                  | 'access.provider-unavailable'
                  | 'access.no-role'
                  | 'audit.unfinished'
                  | 'field.title-missing'
                  | 'field.description-missing'
                  | 'field.date-unreadable'
                  | 'field.date-placeholder'
                  | 'field.dates-inverted'
                  | 'field.url-refused'
                  | 'field.url-not-web'
                  | 'field.url-too-long'
                  | 'field.url-credentials'
                  | 'field.type-unexpected'
                  | 'field.item-unexpected'
                  | 'field.template-unresolved'
                  | 'field.mojibake-repaired'
                  | 'field.truncated'
                  | 'field.credentials-removed'
                  | 'field.license-unknown'
                  | 'field.license-missing'
                  | 'field.license-not-open'
                  | 'field.license-contradictory'
                  | 'field.license-versionless'
                  | 'field.frequency-unknown'
                  | 'field.theme-unmapped'
                  | 'field.mapped-by-rule'
                  | 'field.stated-by-operator'
                  | 'field.spatial-invalid'
                  | 'field.spatial-ambiguous'
                  | 'field.spatial-swapped'
                  | 'field.name-suspicious'
                  | 'event.unreadable'
                  | 'event.unknown-type'
                  | 'event.invalid'
                  | 'event.unprocessable'
                  | 'source.credentials-refused'
                  | 'source.protocol-unknown'
                  | 'source.options-invalid'
                  | 'apply.interrupted'
                  | 'source.owned-elsewhere'
                  | 'source.owned-by-file'
                  | 'dry-run.abandoned'
                  | 'dry-run.failed'
                  | 'dry-run.preview-ended'
                  | 'credentials.key-missing'
                  | 'credentials.key-unknown'
                  | 'credentials.unreadable'
                  | 'credentials.missing'
                  | 'credentials.other-address'
                  | 'credentials.not-sent'
                  | 'credentials.refused'
                  | 'credentials.certificate-refused'
                  | 'disk.full'
                  | 'disk.limit-reached'
                  | 'disk.read-only'
                  | 'disk.not-permitted'
                  | 'disk.no-such-folder'
                  | 'disk.not-a-folder'
                  | 'disk.not-a-file'
                  | 'disk.not-a-database'
                  | 'disk.damaged'
                  | 'disk.file-missing'
                  | 'disk.newer-version'
                  | 'disk.locked'
                  | 'disk.failed'
                  | 'mail.unavailable'
                  | 'mail.refused'
                  | 'mail.not-configured'
                  | 'validation.no-record'
                  | 'report.too-many';
                /** @enum {string} */
                severity: 'info' | 'warning' | 'error';
                field?: string;
                seen?: string;
                message: {
                  fr: string;
                  en: string;
                };
                fix: {
                  fr: string;
                  en: string;
                };
                rule?: {
                  title: string;
                  /** Format: uri */
                  url: string;
                };
              }[];
            }[];
            total: number;
            problems: {
              /** @enum {string} */
              code:
                | 'fetch.address-forbidden'
                | 'fetch.file-missing'
                | 'fetch.dns-failed'
                | 'fetch.connect-failed'
                | 'fetch.tls-failed'
                | 'fetch.no-answer'
                | 'fetch.timeout'
                | 'fetch.too-slow'
                | 'fetch.too-busy'
                | 'fetch.too-large'
                | 'fetch.decompression-bomb'
                | 'fetch.too-many-redirects'
                | 'fetch.redirect-refused'
                | 'fetch.blocked'
                | 'fetch.not-found'
                | 'fetch.rate-limited'
                | 'fetch.host-waits'
                | 'fetch.robots-disallowed'
                | 'fetch.server-error'
                | 'fetch.unexpected-status'
                | 'fetch.unexpected-content-type'
                | 'fetch.aborted'
                | 'protocol.error-answer'
                | 'protocol.quota-exceeded'
                | 'body.empty'
                | 'body.not-utf8'
                | 'body.truncated'
                | 'body.malformed'
                | 'body.not-rdf'
                | 'body.rdf-too-large'
                | 'body.remote-context'
                | 'body.too-deep'
                | 'body.end-unproven'
                | 'body.unexpected-shape'
                | 'detection.nothing'
                | 'detection.enough'
                | 'detection.robots'
                | 'detection.login'
                | 'link.wrong-type'
                | 'link.moved'
                | 'link.not-checked'
                | 'paging.count-mismatch'
                | 'paging.count-changed'
                | 'paging.count-wrong'
                | 'paging.unstable-order'
                | 'paging.next-not-read'
                | 'paging.repeated-page'
                | 'paging.endless'
                | 'paging.too-many-records'
                | 'paging.too-many-bytes'
                | 'paging.capped-rows'
                | 'paging.window-limit'
                | 'record.not-an-object'
                | 'record.malformed'
                | 'record.no-key'
                | 'record.duplicate'
                | 'record.too-large'
                | 'record.uncut'
                | 'record.unreadable'
                | 'record.too-complex'
                | 'record.unmappable'
                | 'record.renamed'
                | 'record.marked-private'
                | 'record.withheld'
                | 'record.identifier-missing'
                | 'record.identifier-shared'
                | 'record.key-permuted'
                | 'record.key-undecided'
                | 'record.original-missing'
                | 'record.remapped-later'
                | 'identity.kept-apart'
                | 'quota.records-exceeded'
                | 'quota.bytes-exceeded'
                | 'run.lease-lost'
                | 'run.cancelled'
                | 'run.interrupted'
                | 'run.resumed'
                | 'run.changes-not-told'
                | 'run.deletions-told'
                | 'run.books-unbalanced'
                | 'run.unexpected-error'
                | 'removal.share-exceeded'
                | 'removal.empty-answer'
                | 'removal.baseline-changed'
                | 'removal.catalogue-replaced'
                | 'removal.ambiguous-rename'
                | 'removal.undecided'
                | 'removal.still-served'
                | 'removal.records-asked'
                | 'removal.undone'
                | 'contract.departed'
                | 'contract.judged-first'
                | 'dependency.unavailable'
                | 'store.unreadable'
                | 'clock.set-back'
                | 'clock.skewed'
                | 'dependency.refused'
                | 'log.pruned'
                | 'search.interrupted'
                | 'search.image-ignored'
                | 'search.image-unwritten'
                | 'data-dir.locked'
                | 'config.invalid'
                | 'search.no-words'
                | 'search.relaxed'
                | 'search.widened'
                | 'search.corrected'
                | 'search.loading'
                | 'search.unavailable'
                | 'search.not-indexed'
                | 'search.read-only'
                | 'request.invalid'
                | 'request.not-found'
                | 'request.too-many'
                | 'request.rate-limited'
                | 'request.busy'
                | 'request.page-too-old'
                | 'request.method-not-allowed'
                | 'request.not-acceptable'
                | 'catalogue.loading'
                | 'request.gone'
                | 'request.too-costly'
                | 'request.conflict'
                | 'request.changed'
                | 'request.forbidden'
                | 'access.required'
                | 'access.too-many-attempts'
                | 'access.denied'
                | 'access.sign-in-failed'
                | 'access.provider-unavailable'
                | 'access.no-role'
                | 'audit.unfinished'
                | 'field.title-missing'
                | 'field.description-missing'
                | 'field.date-unreadable'
                | 'field.date-placeholder'
                | 'field.dates-inverted'
                | 'field.url-refused'
                | 'field.url-not-web'
                | 'field.url-too-long'
                | 'field.url-credentials'
                | 'field.type-unexpected'
                | 'field.item-unexpected'
                | 'field.template-unresolved'
                | 'field.mojibake-repaired'
                | 'field.truncated'
                | 'field.credentials-removed'
                | 'field.license-unknown'
                | 'field.license-missing'
                | 'field.license-not-open'
                | 'field.license-contradictory'
                | 'field.license-versionless'
                | 'field.frequency-unknown'
                | 'field.theme-unmapped'
                | 'field.mapped-by-rule'
                | 'field.stated-by-operator'
                | 'field.spatial-invalid'
                | 'field.spatial-ambiguous'
                | 'field.spatial-swapped'
                | 'field.name-suspicious'
                | 'event.unreadable'
                | 'event.unknown-type'
                | 'event.invalid'
                | 'event.unprocessable'
                | 'source.credentials-refused'
                | 'source.protocol-unknown'
                | 'source.options-invalid'
                | 'apply.interrupted'
                | 'source.owned-elsewhere'
                | 'source.owned-by-file'
                | 'dry-run.abandoned'
                | 'dry-run.failed'
                | 'dry-run.preview-ended'
                | 'credentials.key-missing'
                | 'credentials.key-unknown'
                | 'credentials.unreadable'
                | 'credentials.missing'
                | 'credentials.other-address'
                | 'credentials.not-sent'
                | 'credentials.refused'
                | 'credentials.certificate-refused'
                | 'disk.full'
                | 'disk.limit-reached'
                | 'disk.read-only'
                | 'disk.not-permitted'
                | 'disk.no-such-folder'
                | 'disk.not-a-folder'
                | 'disk.not-a-file'
                | 'disk.not-a-database'
                | 'disk.damaged'
                | 'disk.file-missing'
                | 'disk.newer-version'
                | 'disk.locked'
                | 'disk.failed'
                | 'mail.unavailable'
                | 'mail.refused'
                | 'mail.not-configured'
                | 'validation.no-record'
                | 'report.too-many';
              /** @enum {string} */
              severity: 'info' | 'warning' | 'error';
              recordKey?: string;
              message: {
                fr: string;
                en: string;
              };
              action: {
                fr: string;
                en: string;
              };
            }[];
          };
        };
      };
      /** @description As it was when the ETag of If-None-Match was given */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  validateDocument: {
    parameters: {
      query?: {
        /** @description The language of problems, in place of Accept-Language */
        lang?: 'fr' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        '*/*': string;
      };
    };
    responses: {
      /** @description The records that it reads in the document, each beside its original, with what is wrong, where, by whose rule, and how to mend it. `problems` says why it reads none */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            protocol?: {
              name: string;
              title: string;
            };
            records: {
              key?: string;
              original: string;
              mapped: {
                title: {
                  fr?: string;
                  en?: string;
                } & {
                  [key: string]: string;
                };
                description?: {
                  fr?: string;
                  en?: string;
                } & {
                  [key: string]: string;
                };
                organization?: {
                  id: string;
                  name: string;
                };
                keyword: string[];
                theme: string[];
                license?: {
                  id?: string;
                  uri?: string;
                  original: string;
                };
                accessLevel?: string;
                accrualPeriodicity?: string;
                issued?: string;
                modified?: string;
                spatial?: {
                  label?: string;
                  bbox?: number[];
                };
                temporal?: {
                  start?: string;
                  end?: string;
                };
                landingPage?: string;
                language?: string[];
                contactPoint?: {
                  name?: string;
                  email?: string;
                };
                identifier: string[];
                distribution: {
                  id?: string;
                  title?: string;
                  description?: string;
                  accessURL?: string;
                  downloadURL?: string;
                  address?: string;
                  format?: string;
                  mediaType?: string;
                  byteSize?: number;
                  license?: {
                    id?: string;
                    uri?: string;
                    original: string;
                  };
                  modified?: string;
                  extras?: {
                    key: string;
                    value: string;
                  }[];
                }[];
                extras: {
                  key: string;
                  value: string;
                }[];
              };
              findings: {
                /** @enum {string} */
                code:
                  | 'fetch.address-forbidden'
                  | 'fetch.file-missing'
                  | 'fetch.dns-failed'
                  | 'fetch.connect-failed'
                  | 'fetch.tls-failed'
                  | 'fetch.no-answer'
                  | 'fetch.timeout'
                  | 'fetch.too-slow'
                  | 'fetch.too-busy'
                  | 'fetch.too-large'
                  | 'fetch.decompression-bomb'
                  | 'fetch.too-many-redirects'
                  | 'fetch.redirect-refused'
                  | 'fetch.blocked'
                  | 'fetch.not-found'
                  | 'fetch.rate-limited'
                  | 'fetch.host-waits'
                  | 'fetch.robots-disallowed'
                  | 'fetch.server-error'
                  | 'fetch.unexpected-status'
                  | 'fetch.unexpected-content-type'
                  | 'fetch.aborted'
                  | 'protocol.error-answer'
                  | 'protocol.quota-exceeded'
                  | 'body.empty'
                  | 'body.not-utf8'
                  | 'body.truncated'
                  | 'body.malformed'
                  | 'body.not-rdf'
                  | 'body.rdf-too-large'
                  | 'body.remote-context'
                  | 'body.too-deep'
                  | 'body.end-unproven'
                  | 'body.unexpected-shape'
                  | 'detection.nothing'
                  | 'detection.enough'
                  | 'detection.robots'
                  | 'detection.login'
                  | 'link.wrong-type'
                  | 'link.moved'
                  | 'link.not-checked'
                  | 'paging.count-mismatch'
                  | 'paging.count-changed'
                  | 'paging.count-wrong'
                  | 'paging.unstable-order'
                  | 'paging.next-not-read'
                  | 'paging.repeated-page'
                  | 'paging.endless'
                  | 'paging.too-many-records'
                  | 'paging.too-many-bytes'
                  | 'paging.capped-rows'
                  | 'paging.window-limit'
                  | 'record.not-an-object'
                  | 'record.malformed'
                  | 'record.no-key'
                  | 'record.duplicate'
                  | 'record.too-large'
                  | 'record.uncut'
                  | 'record.unreadable'
                  | 'record.too-complex'
                  | 'record.unmappable'
                  | 'record.renamed'
                  | 'record.marked-private'
                  | 'record.withheld'
                  | 'record.identifier-missing'
                  | 'record.identifier-shared'
                  | 'record.key-permuted'
                  | 'record.key-undecided'
                  | 'record.original-missing'
                  | 'record.remapped-later'
                  | 'identity.kept-apart'
                  | 'quota.records-exceeded'
                  | 'quota.bytes-exceeded'
                  | 'run.lease-lost'
                  | 'run.cancelled'
                  | 'run.interrupted'
                  | 'run.resumed'
                  | 'run.changes-not-told'
                  | 'run.deletions-told'
                  | 'run.books-unbalanced'
                  | 'run.unexpected-error'
                  | 'removal.share-exceeded'
                  | 'removal.empty-answer'
                  | 'removal.baseline-changed'
                  | 'removal.catalogue-replaced'
                  | 'removal.ambiguous-rename'
                  | 'removal.undecided'
                  | 'removal.still-served'
                  | 'removal.records-asked'
                  | 'removal.undone'
                  | 'contract.departed'
                  | 'contract.judged-first'
                  | 'dependency.unavailable'
                  | 'store.unreadable'
                  | 'clock.set-back'
                  | 'clock.skewed'
                  | 'dependency.refused'
                  | 'log.pruned'
                  | 'search.interrupted'
                  | 'search.image-ignored'
                  | 'search.image-unwritten'
                  | 'data-dir.locked'
                  | 'config.invalid'
                  | 'search.no-words'
                  | 'search.relaxed'
                  | 'search.widened'
                  | 'search.corrected'
                  | 'search.loading'
                  | 'search.unavailable'
                  | 'search.not-indexed'
                  | 'search.read-only'
                  | 'request.invalid'
                  | 'request.not-found'
                  | 'request.too-many'
                  | 'request.rate-limited'
                  | 'request.busy'
                  | 'request.page-too-old'
                  | 'request.method-not-allowed'
                  | 'request.not-acceptable'
                  | 'catalogue.loading'
                  | 'request.gone'
                  | 'request.too-costly'
                  | 'request.conflict'
                  | 'request.changed'
                  | 'request.forbidden'
                  | 'access.required'
                  | 'access.too-many-attempts'
                  | 'access.denied'
                  | 'access.sign-in-failed'
                  | 'access.provider-unavailable'
                  | 'access.no-role'
                  | 'audit.unfinished'
                  | 'field.title-missing'
                  | 'field.description-missing'
                  | 'field.date-unreadable'
                  | 'field.date-placeholder'
                  | 'field.dates-inverted'
                  | 'field.url-refused'
                  | 'field.url-not-web'
                  | 'field.url-too-long'
                  | 'field.url-credentials'
                  | 'field.type-unexpected'
                  | 'field.item-unexpected'
                  | 'field.template-unresolved'
                  | 'field.mojibake-repaired'
                  | 'field.truncated'
                  | 'field.credentials-removed'
                  | 'field.license-unknown'
                  | 'field.license-missing'
                  | 'field.license-not-open'
                  | 'field.license-contradictory'
                  | 'field.license-versionless'
                  | 'field.frequency-unknown'
                  | 'field.theme-unmapped'
                  | 'field.mapped-by-rule'
                  | 'field.stated-by-operator'
                  | 'field.spatial-invalid'
                  | 'field.spatial-ambiguous'
                  | 'field.spatial-swapped'
                  | 'field.name-suspicious'
                  | 'event.unreadable'
                  | 'event.unknown-type'
                  | 'event.invalid'
                  | 'event.unprocessable'
                  | 'source.credentials-refused'
                  | 'source.protocol-unknown'
                  | 'source.options-invalid'
                  | 'apply.interrupted'
                  | 'source.owned-elsewhere'
                  | 'source.owned-by-file'
                  | 'dry-run.abandoned'
                  | 'dry-run.failed'
                  | 'dry-run.preview-ended'
                  | 'credentials.key-missing'
                  | 'credentials.key-unknown'
                  | 'credentials.unreadable'
                  | 'credentials.missing'
                  | 'credentials.other-address'
                  | 'credentials.not-sent'
                  | 'credentials.refused'
                  | 'credentials.certificate-refused'
                  | 'disk.full'
                  | 'disk.limit-reached'
                  | 'disk.read-only'
                  | 'disk.not-permitted'
                  | 'disk.no-such-folder'
                  | 'disk.not-a-folder'
                  | 'disk.not-a-file'
                  | 'disk.not-a-database'
                  | 'disk.damaged'
                  | 'disk.file-missing'
                  | 'disk.newer-version'
                  | 'disk.locked'
                  | 'disk.failed'
                  | 'mail.unavailable'
                  | 'mail.refused'
                  | 'mail.not-configured'
                  | 'validation.no-record'
                  | 'report.too-many';
                /** @enum {string} */
                severity: 'info' | 'warning' | 'error';
                field?: string;
                seen?: string;
                message: {
                  fr: string;
                  en: string;
                };
                fix: {
                  fr: string;
                  en: string;
                };
                rule?: {
                  title: string;
                  /** Format: uri */
                  url: string;
                };
              }[];
            }[];
            total: number;
            problems: {
              /** @enum {string} */
              code:
                | 'fetch.address-forbidden'
                | 'fetch.file-missing'
                | 'fetch.dns-failed'
                | 'fetch.connect-failed'
                | 'fetch.tls-failed'
                | 'fetch.no-answer'
                | 'fetch.timeout'
                | 'fetch.too-slow'
                | 'fetch.too-busy'
                | 'fetch.too-large'
                | 'fetch.decompression-bomb'
                | 'fetch.too-many-redirects'
                | 'fetch.redirect-refused'
                | 'fetch.blocked'
                | 'fetch.not-found'
                | 'fetch.rate-limited'
                | 'fetch.host-waits'
                | 'fetch.robots-disallowed'
                | 'fetch.server-error'
                | 'fetch.unexpected-status'
                | 'fetch.unexpected-content-type'
                | 'fetch.aborted'
                | 'protocol.error-answer'
                | 'protocol.quota-exceeded'
                | 'body.empty'
                | 'body.not-utf8'
                | 'body.truncated'
                | 'body.malformed'
                | 'body.not-rdf'
                | 'body.rdf-too-large'
                | 'body.remote-context'
                | 'body.too-deep'
                | 'body.end-unproven'
                | 'body.unexpected-shape'
                | 'detection.nothing'
                | 'detection.enough'
                | 'detection.robots'
                | 'detection.login'
                | 'link.wrong-type'
                | 'link.moved'
                | 'link.not-checked'
                | 'paging.count-mismatch'
                | 'paging.count-changed'
                | 'paging.count-wrong'
                | 'paging.unstable-order'
                | 'paging.next-not-read'
                | 'paging.repeated-page'
                | 'paging.endless'
                | 'paging.too-many-records'
                | 'paging.too-many-bytes'
                | 'paging.capped-rows'
                | 'paging.window-limit'
                | 'record.not-an-object'
                | 'record.malformed'
                | 'record.no-key'
                | 'record.duplicate'
                | 'record.too-large'
                | 'record.uncut'
                | 'record.unreadable'
                | 'record.too-complex'
                | 'record.unmappable'
                | 'record.renamed'
                | 'record.marked-private'
                | 'record.withheld'
                | 'record.identifier-missing'
                | 'record.identifier-shared'
                | 'record.key-permuted'
                | 'record.key-undecided'
                | 'record.original-missing'
                | 'record.remapped-later'
                | 'identity.kept-apart'
                | 'quota.records-exceeded'
                | 'quota.bytes-exceeded'
                | 'run.lease-lost'
                | 'run.cancelled'
                | 'run.interrupted'
                | 'run.resumed'
                | 'run.changes-not-told'
                | 'run.deletions-told'
                | 'run.books-unbalanced'
                | 'run.unexpected-error'
                | 'removal.share-exceeded'
                | 'removal.empty-answer'
                | 'removal.baseline-changed'
                | 'removal.catalogue-replaced'
                | 'removal.ambiguous-rename'
                | 'removal.undecided'
                | 'removal.still-served'
                | 'removal.records-asked'
                | 'removal.undone'
                | 'contract.departed'
                | 'contract.judged-first'
                | 'dependency.unavailable'
                | 'store.unreadable'
                | 'clock.set-back'
                | 'clock.skewed'
                | 'dependency.refused'
                | 'log.pruned'
                | 'search.interrupted'
                | 'search.image-ignored'
                | 'search.image-unwritten'
                | 'data-dir.locked'
                | 'config.invalid'
                | 'search.no-words'
                | 'search.relaxed'
                | 'search.widened'
                | 'search.corrected'
                | 'search.loading'
                | 'search.unavailable'
                | 'search.not-indexed'
                | 'search.read-only'
                | 'request.invalid'
                | 'request.not-found'
                | 'request.too-many'
                | 'request.rate-limited'
                | 'request.busy'
                | 'request.page-too-old'
                | 'request.method-not-allowed'
                | 'request.not-acceptable'
                | 'catalogue.loading'
                | 'request.gone'
                | 'request.too-costly'
                | 'request.conflict'
                | 'request.changed'
                | 'request.forbidden'
                | 'access.required'
                | 'access.too-many-attempts'
                | 'access.denied'
                | 'access.sign-in-failed'
                | 'access.provider-unavailable'
                | 'access.no-role'
                | 'audit.unfinished'
                | 'field.title-missing'
                | 'field.description-missing'
                | 'field.date-unreadable'
                | 'field.date-placeholder'
                | 'field.dates-inverted'
                | 'field.url-refused'
                | 'field.url-not-web'
                | 'field.url-too-long'
                | 'field.url-credentials'
                | 'field.type-unexpected'
                | 'field.item-unexpected'
                | 'field.template-unresolved'
                | 'field.mojibake-repaired'
                | 'field.truncated'
                | 'field.credentials-removed'
                | 'field.license-unknown'
                | 'field.license-missing'
                | 'field.license-not-open'
                | 'field.license-contradictory'
                | 'field.license-versionless'
                | 'field.frequency-unknown'
                | 'field.theme-unmapped'
                | 'field.mapped-by-rule'
                | 'field.stated-by-operator'
                | 'field.spatial-invalid'
                | 'field.spatial-ambiguous'
                | 'field.spatial-swapped'
                | 'field.name-suspicious'
                | 'event.unreadable'
                | 'event.unknown-type'
                | 'event.invalid'
                | 'event.unprocessable'
                | 'source.credentials-refused'
                | 'source.protocol-unknown'
                | 'source.options-invalid'
                | 'apply.interrupted'
                | 'source.owned-elsewhere'
                | 'source.owned-by-file'
                | 'dry-run.abandoned'
                | 'dry-run.failed'
                | 'dry-run.preview-ended'
                | 'credentials.key-missing'
                | 'credentials.key-unknown'
                | 'credentials.unreadable'
                | 'credentials.missing'
                | 'credentials.other-address'
                | 'credentials.not-sent'
                | 'credentials.refused'
                | 'credentials.certificate-refused'
                | 'disk.full'
                | 'disk.limit-reached'
                | 'disk.read-only'
                | 'disk.not-permitted'
                | 'disk.no-such-folder'
                | 'disk.not-a-folder'
                | 'disk.not-a-file'
                | 'disk.not-a-database'
                | 'disk.damaged'
                | 'disk.file-missing'
                | 'disk.newer-version'
                | 'disk.locked'
                | 'disk.failed'
                | 'mail.unavailable'
                | 'mail.refused'
                | 'mail.not-configured'
                | 'validation.no-record'
                | 'report.too-many';
              /** @enum {string} */
              severity: 'info' | 'warning' | 'error';
              recordKey?: string;
              message: {
                fr: string;
                en: string;
              };
              action: {
                fr: string;
                en: string;
              };
            }[];
          };
        };
      };
      /** @description The request cannot be read, or a parameter is not what it should be */
      400: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is too large */
      413: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A problem */
      429: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A fault of ours */
      500: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The store does not answer, or the service is not ready */
      503: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other problem, RFC 9457 */
      default: {
        headers: {
          'Content-Language'?: 'fr' | 'en';
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
