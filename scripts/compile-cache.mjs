// Types are stripped and code is compiled once for all processes: they start sooner, and need some 25 MB less than with the compiler loaded.
// A folder that cannot be written is no fault: then each compiles for itself.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/moisson-compiled', import.meta.url)));
