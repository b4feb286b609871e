"""One file per family of formats; `geo.exports.formats` chooses by suffix."""
