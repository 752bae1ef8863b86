// Apart from the rest, so that the embedded form loads no MongoDB driver.
export { migrateMongoStore, openMongoStore, type MongoConnection } from './mongo-store.ts';
