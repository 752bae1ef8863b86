export default async () => {
  await Promise.all(globalThis.startedServers.map((server) => server.stop()));
};
