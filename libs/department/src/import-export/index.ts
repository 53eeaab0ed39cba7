export { type Document, type Exported, exportRecord, exportYaml } from './export-record.js';
export { ImportRefused, type ImportOptions, type ImportResult, type ImportRole, importRecord, type Refused } from './import-record.js';
export { packagedRecord, parseRecord, readRecordFile, type RecordFile } from './record-file.js';
export { type RecordCommand } from './record-command.js';
export { toCommands } from './to-commands.js';
