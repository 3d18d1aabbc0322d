"""What the front end and other programs are told of the API, generated from what the functions run on."""
