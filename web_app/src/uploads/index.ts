export { uploads, type Stage, type Upload } from './uploadQueue'
