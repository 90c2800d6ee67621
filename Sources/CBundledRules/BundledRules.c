#include "BundledRules.h"

#define BUNDLED(accessor, path_bytes) \
    rplint_file accessor(void) { return (rplint_file){path_bytes, sizeof path_bytes}; }

static const unsigned char swagger_compute[] = {
#embed "../../rules/swagger/compute.json"
};
BUNDLED(rplint_swagger_compute, swagger_compute)

static const unsigned char swagger_disks[] = {
#embed "../../rules/swagger/disks.json"
};
BUNDLED(rplint_swagger_disks, swagger_disks)

static const unsigned char catalog_text[] = {
#embed "../../rules/catalog/text.json"
};
BUNDLED(rplint_catalog_text, catalog_text)

static const unsigned char catalog_schema[] = {
#embed "../../rules/catalog/schema.json"
};
BUNDLED(rplint_catalog_schema, catalog_schema)

static const unsigned char catalog_resources[] = {
#embed "../../rules/catalog/resources.json"
};
BUNDLED(rplint_catalog_resources, catalog_resources)

static const unsigned char catalog_versions[] = {
#embed "../../rules/catalog/versions.json"
};
BUNDLED(rplint_catalog_versions, catalog_versions)

static const unsigned char catalog_restore_points[] = {
#embed "../../rules/catalog/restore-points.json"
};
BUNDLED(rplint_catalog_restore_points, catalog_restore_points)

static const unsigned char catalog_declarative[] = {
#embed "../../rules/catalog/declarative.json"
};
BUNDLED(rplint_catalog_declarative, catalog_declarative)

static const unsigned char catalog_responses[] = {
#embed "../../rules/catalog/responses.json"
};
BUNDLED(rplint_catalog_responses, catalog_responses)

static const unsigned char catalog_runs[] = {
#embed "../../rules/catalog/runs.json"
};
BUNDLED(rplint_catalog_runs, catalog_runs)

static const unsigned char catalog_suppressions[] = {
#embed "../../rules/catalog/suppressions.json"
};
BUNDLED(rplint_catalog_suppressions, catalog_suppressions)

static const unsigned char regions[] = {
#embed "../../rules/regions.json"
};
BUNDLED(rplint_regions, regions)

static const unsigned char documented[] = {
#embed "../../rules/documented.json"
};
BUNDLED(rplint_documented, documented)

static const unsigned char snippets[] = {
#embed "../../rules/snippets.json"
};
BUNDLED(rplint_snippets, snippets)
