// Which way imports may point (ARCHITECTURE.md). The kernel knows nobody; contracts know the kernel; the domain knows contracts; adapters know the
// domain; services know adapters and never each other, the standalone one excepted, which composes them all.
const only = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(packages|services)/', pathNot: to },
});
const sole = (name, module, path) => ({
  name,
  severity: 'error',
  from: { pathNot: path },
  to: { path: `^node_modules/${module}/|^(node:)?${module.replace('node_', '')}$` },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    only('vocabularies-know-nobody', '^packages/vocabularies/', '^packages/vocabularies/'),
    only('kernel-knows-nobody', '^packages/kernel/', '^packages/kernel/'),
    only('contracts-know-the-kernel', '^packages/contracts/', '^packages/(contracts|kernel)/'),
    only('domain-knows-contracts', '^packages/domain/', '^packages/(domain|contracts|kernel|testkit)/'),
    only('runtime-knows-contracts', '^packages/runtime/', '^packages/(runtime|contracts|kernel)/'),
    only('ui-knows-contracts', '^packages/ui/', '^packages/(ui|contracts|kernel)/'),
    // The command's flags and a file of sources are checked by the registered protocols.
    only(
      'cli-knows-contracts-and-protocols',
      '^packages/cli/',
      '^packages/(cli|connectors|contracts|kernel|operations)/',
    ),
    only('formats-know-the-domain', '^packages/formats/', '^packages/(formats|domain|contracts|kernel)/'),
    only(
      'adapters-know-the-domain',
      '^packages/(connectors|dcat|fetching|search|privacy)/(?!.*((\\.test|contract|contract-suite)\\.ts$|testing/))',
      '^packages/(connectors|dcat|fetching|formats|search|privacy|domain|contracts|kernel|vocabularies)/',
    ),
    {
      name: 'only-connectors-use-formats',
      severity: 'error',
      // The portal shows a stored record in the format that its bytes have, and answers in XML, as the monitor does; `dcat` writes XML.
      from: {
        path: '^(packages|services)/',
        pathNot:
          '^packages/(connectors|dcat|formats)/|^services/portal/src/(records|oai-pmh|feeds)/|^services/monitor/src/(alerts|incidents)/|\\.test\\.ts$|/testing/',
      },
      to: { path: '^packages/formats/' },
    },
    only(
      'stores-know-the-domain',
      '^packages/(changelog|store)/(?!.*((\\.test|contract|contract-suite)\\.ts$|testing/))',
      '^packages/(changelog|store|search|domain|contracts|kernel)/',
    ),
    // Others take it alone: what it knows of the portal is generated.
    only('client-knows-nobody', '^packages/client/', '^packages/client/'),
    only('mcp-knows-contracts', '^packages/mcp/', '^packages/(mcp|contracts|kernel)/'),
    only('operations-know-contracts', '^packages/operations/', '^packages/(operations|contracts|kernel)/'),
    {
      // With the tests of these lists: what a public operation answers is a schema of a `public-*.ts`, never the registry's.
      name: 'public-operations-answer-public-shapes',
      severity: 'error',
      from: { path: '^services/(portal|monitor)/src/(.*-operations|open-api)\\.ts$' },
      to: { path: '^packages/contracts/' },
    },
    {
      name: 'only-stores-know-search',
      severity: 'error',
      from: { path: '^(packages|services)/', pathNot: '^packages/(search|store)/' },
      // The services decide whether searches use OpenSearch.
      to: { path: '^packages/search/', pathNot: '^packages/search/src/opensearch/index\\.ts$' },
    },
    {
      name: 'services-know-no-service',
      severity: 'error',
      from: { path: '^services/([^/]+)/', pathNot: '^services/standalone/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'test-parts-stay-in-tests',
      severity: 'error',
      from: {
        path: '^(packages|services)/',
        pathNot:
          '(\\.test|/contract|/contract-suite)\\.ts$|/testing/|^packages/(testkit|simulator)/|^services/standalone/src/demo\\.ts$',
      },
      // `testing`: parts that the tests of one package share.
      to: { path: '^packages/(testkit|simulator)/|/src/testing/' },
    },
    sole('only-fetching-imports-axios', 'axios', '^packages/fetching/|^node_modules/'),
    sole('only-the-operator-imports-openid-client', 'openid-client', '^services/operator/|^node_modules/'),
    sole('only-notify-imports-nodemailer', 'nodemailer', '^packages/notify/|^node_modules/'),
    only('notify-knows-the-kernel', '^packages/notify/(?!.*\\.test\\.ts$)', '^packages/(notify|kernel)/'),
    sole('only-changelog-imports-kafkajs', 'kafkajs', '^packages/changelog/|^node_modules/'),
    sole('only-mcp-imports-its-sdk', '@modelcontextprotocol', '^packages/mcp/|^test/|^node_modules/'),
    sole('only-store-imports-mongodb', 'mongodb', '^packages/store/|^node_modules/'),
    sole('only-search-imports-opensearch', '@opensearch-project', '^packages/search/|^node_modules/'),
    sole('only-store-imports-sqlite', 'sqlite', '^packages/store/|^node_modules/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
