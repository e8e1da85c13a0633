"""The files of pictures: bounded, refused or accepted, and written anew. `check.pictures` and the build call this room."""
