// Owns the name by which GS1 vectors are asked for: texts of barcodes are read by one parser, whatever their kind.
export { run } from './scan.ts'
