SELECT options, logo FROM report_option WHERE template = ?
