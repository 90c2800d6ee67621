#include "ReportPage.h"

static const unsigned char before_data[] = {
#embed "page/head.html"
    ,
#embed "page/style.css"
    ,
#embed "page/body.html"
};

static const unsigned char after_data[] = {
#embed "page/script.html"
    ,
#embed "page/script.js"
    ,
#embed "page/end.html"
};

rplint_page_part rplint_page_before_data(void) { return (rplint_page_part){before_data, sizeof before_data}; }

rplint_page_part rplint_page_after_data(void) { return (rplint_page_part){after_data, sizeof after_data}; }
