<?php
/**
 * Live chat: for the functions.php of your child theme, or a plugin for code snippets. Needs WordPress 6.3 or later.
 *
 * Plugins that combine or delay scripts must leave this one out: add "/api/widget/" to their list of exclusions.
 */
add_action(
	'wp_enqueue_scripts',
	function () {
		// Without a version (null), WordPress adds no "?ver=" to the address.
		wp_enqueue_script(
			'live-chat',
			'https://chat.example.com/api/widget/YOUR-WIDGET-TOKEN/script.js',
			array(),
			null,
			array( 'strategy' => 'async' )
		);
	}
);
