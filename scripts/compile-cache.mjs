// Caches stripped and compiled code on disk for all processes: they start sooner, and need some 25 MB less than with the compiler loaded.
// If the folder cannot be written, each process compiles for itself.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/moisson-compiled', import.meta.url)));
