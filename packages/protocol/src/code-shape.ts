// Apart from its schema, so that the home page loads no validation for it.

/** The characters of a match's short code: none is taken for another when it is read aloud or copied by hand (Crockford's base 32). */
export const CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const CODE_LENGTH = 5;
