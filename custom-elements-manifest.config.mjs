/** Leaves out what is not public and points to the built files, so that docs and editors show only what a host may use. */
function publicSurface() {
  return {
    name: 'public-surface',
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        module.path = `dist/${module.path.replace(/\.ts$/, '.js')}`;
        for (const declaration of module.declarations ?? []) {
          declaration.members = declaration.members?.filter(
            ({ name, privacy }) => privacy !== 'private' && privacy !== 'protected' && !name.startsWith('#') && !name.startsWith('_'),
          );
        }
      }
    },
  };
}

export default {
  globs: ['components/**/*.ts'],
  exclude: ['components/cdn*.ts'],
  outdir: '.',
  litelement: true,
  plugins: [publicSurface()],
};
