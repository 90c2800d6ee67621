#ifndef RPLINT_CJANSSON_SHIM_H
#define RPLINT_CJANSSON_SHIM_H

#include <jansson.h>

/* Functions for jansson macros, which Swift can't import. */
static inline json_type rplint_json_type(const json_t *value) { return json_typeof(value); }
static inline enum json_error_code rplint_json_error_code(const json_error_t *error) { return json_error_code(error); }

#endif
