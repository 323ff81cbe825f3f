// Here once more, so that the shell stays around it.
export { default } from '../not-found.tsx'
