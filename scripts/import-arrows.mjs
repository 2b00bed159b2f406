// The one direction of imports, as data: read by the lint rules and by a test.

/** Folder -> folders that it may import besides itself. */
const ARROWS = {
  'src/utils': [],
  'src/errors': ['src/utils'],
  'src/spec': ['src/utils', 'src/errors'],
  'src/media': ['src/utils', 'src/errors', 'src/spec'],
  'src/proctoring': ['src/utils', 'src/errors', 'src/spec'],
  'src/record': ['src/utils', 'src/errors', 'src/spec'],
  'src/documents': ['src/utils', 'src/errors', 'src/spec'],
  'src/interviewer': ['src/utils', 'src/errors', 'src/spec', 'src/media', 'src/proctoring', 'src/record', 'src/documents'],
  'src/session': ['src/utils', 'src/errors', 'src/spec', 'src/media', 'src/proctoring', 'src/record', 'src/documents', 'src/interviewer'],
  'src/adapters': ['src/utils', 'src/errors', 'src/spec'],
  'src/testing': ['src/utils', 'src/errors', 'src/spec'],
  'src/server': ['src/utils', 'src/errors', 'src/spec', 'src/record', 'src/interviewer'],
  components: [
    'src/utils',
    'src/errors',
    'src/spec',
    'src/media',
    'src/proctoring',
    'src/record',
    'src/documents',
    'src/interviewer',
    'src/session',
  ],
};

export const FOLDERS = Object.keys(ARROWS);

/** Files that assemble the embedded defaults: the only ones besides hosts that name adapters. */
export const ASSEMBLIES = ['src/adapters/embedded/', 'components/internal/embedded-defaults.ts', 'components/internal/load-vision.ts', 'components/internal/load-document-writer.ts', 'components/internal/load-documents.ts', 'components/cdn-headless.ts'];

/** @param {string} from @param {string} to */
export function mayImport(from, to) {
  return from === to || ARROWS[from].includes(to);
}

/** The folder of a source file, by the longest match. @param {string} file */
export function folderOf(file) {
  return FOLDERS.find((folder) => file.startsWith(`${folder}/`));
}
