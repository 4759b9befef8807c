// How many items of a list are looked at between two looks at the clock. One that is still text takes
// some 50 µs.
export const ITEMS_A_PART = 64;
