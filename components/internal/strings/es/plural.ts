import { pluralOf } from '../plural.js';

export const plural = pluralOf('es');
