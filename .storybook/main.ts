import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  // Worker, worklet, wasm and model, as a host would serve them. `npm run build` makes the folder.
  staticDirs: [{ from: '../dist/cdn/assets', to: '/assets' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};

export default config;
