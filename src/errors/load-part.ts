import { AssetError } from './asset-error.js';

/** Loads a part that is not needed from the start. Rejects with `AssetError` (`asset/not-loaded`) when its file does not come. */
export async function loadPart<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    throw new AssetError('not-loaded', name, { cause });
  }
}
