/** Stands for what a library loads and nobody here uses: each suite would load it anew. See jest.config.js. */
module.exports = {};
