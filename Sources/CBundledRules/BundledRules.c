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
