/** Where the tests that run in a browser are. */
export const BROWSER_FOLDERS = ['test/adapters', 'test/components', 'test/media'];
