#ifndef RPLINT_BUNDLED_RULES_H
#define RPLINT_BUNDLED_RULES_H

#include <stddef.h>

/* The contents of a file of rules/, embedded in the program with static storage duration. One accessor per file. */
typedef struct __attribute__((swift_attr("safe"))) {
    const unsigned char *start;
    size_t count;
} rplint_file;

rplint_file rplint_swagger_compute(void);
rplint_file rplint_swagger_disks(void);
rplint_file rplint_catalog_text(void);
rplint_file rplint_catalog_schema(void);
rplint_file rplint_catalog_resources(void);
rplint_file rplint_catalog_versions(void);
rplint_file rplint_catalog_restore_points(void);
rplint_file rplint_catalog_declarative(void);
rplint_file rplint_catalog_responses(void);
rplint_file rplint_catalog_runs(void);
rplint_file rplint_catalog_suppressions(void);
rplint_file rplint_regions(void);
rplint_file rplint_documented(void);
rplint_file rplint_snippets(void);

#endif
