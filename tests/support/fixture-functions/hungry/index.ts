/** Does what `echo` does, with less memory and more time. */
export { main } from '../echo';
