/** Leaves out what is not public and points to the built files, so that docs and editors show only what a host may use. */
function publicSurface() {
  return {
    name: 'public-surface',
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        module.path = `dist/${module.path.replace(/\.ts$/, '.js')}`;
        for (const declaration of module.declarations ?? []) {
          const isPublic = ({ name = '', privacy }) => privacy !== 'private' && privacy !== 'protected' && !/^[#_]/.test(name);
          if (declaration.members) declaration.members = declaration.members.filter(isPublic);
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
