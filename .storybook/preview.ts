import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json' with { type: 'json' };
import { setDefaultAssetsUrl } from '../src/utils/assets-url.js';

setCustomElementsManifest(manifest);
setDefaultAssetsUrl(new URL('assets/', document.baseURI));

const preview: Preview = {
  globalTypes: {
    scheme: {
      description: 'Color scheme',
      toolbar: { title: 'Scheme', items: ['light dark', 'light', 'dark'], dynamicTitle: true },
    },
    language: { description: 'Language of the page', toolbar: { title: 'Language', items: ['en', 'de', 'es', 'fr', 'pt', 'ar'], dynamicTitle: true } },
    direction: { description: 'Text direction', toolbar: { title: 'Direction', items: ['ltr', 'rtl'], dynamicTitle: true } },
  },
  initialGlobals: { scheme: 'light dark', direction: 'ltr', language: 'en' },
  decorators: [
    (story, { globals }) => {
      document.documentElement.style.colorScheme = String(globals['scheme']);
      document.documentElement.lang = String(globals['language']);
      // A page in Arabic runs from right to left.
      document.documentElement.dir = globals['language'] === 'ar' ? 'rtl' : String(globals['direction']);
      document.body.style.background = 'light-dark(#fbfbfa, #131417)';
      return story();
    },
  ],
  parameters: { layout: 'padded', a11y: { test: 'error' }, controls: { expanded: true } },
};

export default preview;
