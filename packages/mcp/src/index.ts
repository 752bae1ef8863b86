export { paramsOf, type CatalogueApi, type Query } from './catalogue-api.ts';
export { mcpServer } from './mcp-server.ts';
export { createMcpHandler, type McpHttpHandler } from '@modelcontextprotocol/server';
