#ifndef RPLINT_REPORT_PAGE_H
#define RPLINT_REPORT_PAGE_H

#include <stddef.h>

/* A part of the page of an HTML report, with static storage duration. The report's data, as JSON, goes between the two. */
typedef struct __attribute__((swift_attr("safe"))) {
    const unsigned char *start;
    size_t count;
} rplint_page_part;

rplint_page_part rplint_page_before_data(void);
rplint_page_part rplint_page_after_data(void);

#endif
