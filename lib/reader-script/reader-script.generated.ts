export const FIRST_PAINT_SCRIPT = ''
export const READER_MODULE = ''
