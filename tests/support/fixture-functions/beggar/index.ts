/** Asks what `platform` asks, without the permissions in its config.json. */
export { main } from '../platform';
